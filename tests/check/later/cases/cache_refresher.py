import time
from multiprocessing import Process, SimpleQueue


class Refresher:
    def __init__(self, interval):
        self.interval = interval

    def refresh(self, cache):
        cache["time"] = "now"

    def run_forever(self, ready):
        cache = {}
        while True:
            self.refresh(cache)
            ready.put(len(cache))
            time.sleep(self.interval)


def main():
    ready = SimpleQueue()
    process = Process(target=Refresher(0.5).run_forever, args=(ready,))
    process.start()
    print("cached", ready.get())


if __name__ == "__main__":
    main()
