import threading
from multiprocessing import Process, SimpleQueue


class Cache:
    def __init__(self, name):
        self.name = name
        self.items = {}
        self.lock = threading.Lock()
        self.log = open("/dev/null", "w")

    def __getstate__(self):
        state = self.__dict__.copy()
        del state["lock"], state["log"]
        return state

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.lock = threading.Lock()
        self.log = open("/dev/null", "w")

    def get(self, key):
        with self.lock:
            return self.items.setdefault(key, key.upper())


def ask(cache, keys, answers):
    answers.put([cache.get(key) for key in keys])


if __name__ == "__main__":
    answers = SimpleQueue()
    process = Process(target=ask, args=(Cache("c"), ["a", "b"], answers))
    process.start()
    print(answers.get())
    process.join()
