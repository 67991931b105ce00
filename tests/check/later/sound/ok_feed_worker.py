import multiprocessing
import threading


class FeedCache:
    def __init__(self, entries):
        self.entries = dict(entries)
        self.lock = threading.RLock()

    def __getstate__(self):
        state = self.__dict__.copy()
        del state["lock"]
        return state

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.lock = threading.RLock()

    def touch(self, name):
        with self.lock:
            self.entries[name] = self.entries.get(name, 0) + 1


def refresh(cache, names, outbox):
    for name in names:
        cache.touch(name)
    outbox.send(cache.entries)
    outbox.close()


def main():
    cache = FeedCache({"news": 1})
    inbox, outbox = multiprocessing.Pipe(duplex=False)
    worker = multiprocessing.Process(
        target=refresh, args=(cache, ["news", "sport"], outbox)
    )
    worker.start()
    outbox.close()
    cache.entries = inbox.recv()
    worker.join()
    print(sorted(cache.entries.items()))


if __name__ == "__main__":
    main()
