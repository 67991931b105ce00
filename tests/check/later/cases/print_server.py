import concurrent.futures
import multiprocessing
from multiprocessing import Lock

_print_lock = None


def init_worker(lock):
    global _print_lock
    _print_lock = lock


def say(name, lines):
    with _print_lock:
        for line in range(lines):
            print(f"{name}: line {line}", flush=True)
    return lines


class PrintServer:
    def __init__(self, workers=2):
        self.lock = Lock()
        self.executor = concurrent.futures.ProcessPoolExecutor(
            max_workers=workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=init_worker,
            initargs=(self.lock,),
        )

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.executor.shutdown()

    def print_all(self, names, lines):
        return sum(self.executor.map(say, names, lines))


def main():
    with PrintServer() as server:
        total = server.print_all(["ann", "bob", "cleo"], [1, 2, 1])
    print("printed", total)


if __name__ == "__main__":
    main()
