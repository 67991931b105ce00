"""Inventory of open ports per host, gathered by a pool of probes."""
import multiprocessing
from functools import partial

FAKE_NET = {
    "10.0.0.1": [22, 80, 443],
    "10.0.0.2": [22],
    "10.0.0.3": [22, 5432, 9100],
}


class Inventory:
    def __init__(self, manager):
        self.hosts = manager.dict()
        self.errors = manager.list()

    def register(self, host):
        self.hosts[host] = {"ports": [], "banner": None}

    def record(self, host, port):
        self.hosts[host]["ports"].append(port)

    def banner(self, host, text):
        self.hosts[host]["banner"] = text


def probe(inventory, host):
    found = 0
    for port in range(1, 10000):
        if port in FAKE_NET[host]:
            inventory.record(host, port)
            found += 1
    inventory.banner(host, f"{host} ready")
    return found


def report(inventory):
    lines = []
    for host in sorted(inventory.hosts.keys()):
        entry = inventory.hosts[host]
        ports = ", ".join(map(str, entry["ports"])) or "-"
        lines.append(f"{host:12} {ports:20} {entry['banner']}")
    return "\n".join(lines)


def main():
    with multiprocessing.Manager() as manager:
        inventory = Inventory(manager)
        for host in FAKE_NET:
            inventory.register(host)
        with multiprocessing.Pool(2) as pool:
            counts = pool.map(partial(probe, inventory), FAKE_NET)
        print("probes found", sum(counts), "open ports")
        print(report(inventory))


if __name__ == "__main__":
    main()
