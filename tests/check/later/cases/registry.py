import multiprocessing as mp
from multiprocessing.managers import BaseManager


class Registry:
    def __init__(self):
        self._seen = {}

    def note(self, host, status):
        self._seen.setdefault(host, []).append(status)

    def report(self):
        return {h: s[-1] for h, s in self._seen.items()}


class RegistryManager(BaseManager):
    pass


RegistryManager.register("Registry", Registry)


def open_registry():
    with RegistryManager() as manager:
        return manager.Registry()


def probe(host, registry):
    status = "up" if len(host) % 2 else "down"
    registry.note(host, status)


def sweep(hosts, registry):
    procs = [mp.Process(target=probe, args=(h, registry)) for h in hosts]
    for p in procs:
        p.start()
    for p in procs:
        p.join()


def main():
    registry = open_registry()
    sweep(["alpha", "beta", "gamma"], registry)
    for host, status in sorted(registry.report().items()):
        print(host, status)


if __name__ == "__main__":
    main()
