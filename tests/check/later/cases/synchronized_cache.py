import functools
import multiprocessing


def synchronized(method):
    @functools.wraps(method)
    def locked(self, *args, **kwargs):
        with self.lock:
            return method(self, *args, **kwargs)
    return locked


class SharedCounters:
    NAMES = ("hits", "misses", "errors")

    def __init__(self):
        self.lock = multiprocessing.Lock()
        self.values = multiprocessing.Array("i", len(self.NAMES), lock=False)

    @synchronized
    def add(self, name, amount=1):
        self.values[self.NAMES.index(name)] += amount

    @synchronized
    def record(self, ok):
        if ok:
            self.add("hits")
        else:
            self.add("misses")

    @synchronized
    def snapshot(self):
        return dict(zip(self.NAMES, self.values))


def serve(counters, requests):
    for request in requests:
        counters.record(ok=request % 2 == 0)


def main():
    counters = SharedCounters()
    servers = [
        multiprocessing.Process(target=serve, args=(counters, range(start, start + 5)))
        for start in (0, 100)
    ]
    for server in servers:
        server.start()
    for server in servers:
        server.join()
    print(counters.snapshot())


if __name__ == "__main__":
    main()
