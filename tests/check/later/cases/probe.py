"""Probe the hosts of each zone, one process a zone."""
import multiprocessing as mp
import sys

ZONES = {
    "north": "db1",
    "south": "web7",
    "lab": "gpu3",
}
KNOWN = {"db1": 5432, "web7": 443, "gpu3": 22}


def probe(*hosts, attempts=2):
    for host in hosts:
        for _ in range(attempts):
            port = KNOWN.get(host)
            if port:
                print(f"{host}: port {port} open", flush=True)
                break
        else:
            print(f"{host}: unknown host", flush=True)


class Sweep:
    def __init__(self, zones):
        self.zones = zones
        self.workers = {}

    def launch(self):
        for zone, host in sorted(self.zones.items()):
            worker = mp.Process(target=probe, name=zone, args=(host),
                                kwargs={"attempts": 3})
            worker.start()
            self.workers[zone] = worker

    def wait(self):
        failed = []
        for zone, worker in self.workers.items():
            worker.join()
            if worker.exitcode:
                failed.append(zone)
        return failed


if __name__ == "__main__":
    sweep = Sweep(ZONES)
    sweep.launch()
    bad = sweep.wait()
    print("zones done:", len(ZONES) - len(bad))
    sys.exit(bool(bad))
