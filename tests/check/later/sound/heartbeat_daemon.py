"""A daemon that beats while the main work is on, and is stopped at the end."""
import contextlib
import multiprocessing as mp
import time


def beat(stop, beats, interval):
    while not stop.wait(interval):
        with beats.get_lock():
            beats.value += 1


class Heart:
    def __init__(self, interval=0.05):
        self.stop = mp.Event()
        self.beats = mp.Value("L", 0)
        self.process = mp.Process(target=beat, args=(self.stop, self.beats, interval),
                                  daemon=True)

    def __enter__(self):
        self.process.start()
        return self

    def __exit__(self, *exc):
        self.stop.set()
        self.process.join(timeout=5)
        if self.process.is_alive():
            self.process.terminate()
            self.process.join()
        self.process.close()


@contextlib.contextmanager
def timed(label):
    began = time.perf_counter()
    yield
    print(f"{label}: {time.perf_counter() - began:.2f} s")


def work(seconds):
    until = time.monotonic() + seconds
    n = 0
    while time.monotonic() < until:
        n += sum(range(1000)) % 7
    return n


def main():
    with Heart() as heart:
        while heart.beats.value == 0:
            time.sleep(0.01)
        with timed("work"):
            work(0.6)
        alive = heart.process.is_alive()
    print("heart beat meanwhile:", alive and heart.beats.value > 1)


if __name__ == "__main__":
    main()
