import multiprocessing as mp
import os
import sys
import time


class Sampler(mp.Process):
    """Records the load of the host while a batch runs."""

    def __init__(self, interval=0.2):
        super().__init__(name="sampler", daemon=True)
        self.interval = interval
        self.samples = mp.Value("i", 0)

    def run(self):
        end = time.monotonic() + 300
        while time.monotonic() < end:
            self.samples.value += 1
            time.sleep(self.interval)


def square_sum(chunk):
    return sum(x * x for x in chunk)


def execute(job, n):
    with mp.Pool(2) as pool:
        parts = pool.map(job, [range(i, i + 10) for i in range(0, n, 10)])
    return sum(parts)


def leave(status):
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def main():
    sampler = Sampler()
    sampler.start()
    status = 0
    try:
        print("sum", execute(square_sum, 200))
    except Exception as exc:
        print("batch failed", exc, file=sys.stderr)
        status = 1
    leave(status)


if __name__ == "__main__":
    main()
