"""Finish one phase in all processes before any begins the next, with a Barrier."""

import time
from collections.abc import MutableSequence, Sequence
from multiprocessing import Barrier, Process, RawArray
from multiprocessing.connection import wait
from multiprocessing.synchronize import Barrier as BarrierType

PARTS = ([3, 5, 4], [10, 20, 15], [8, 2, 6])  # one for each worker


def worker(
    number: int, part: list[int], maxima: MutableSequence[int], barrier: BarrierType
) -> None:
    """Turn a part into percentages of the largest number; runs in a child process."""
    time.sleep(0.05 * number)  # stands for work: not all take equally long
    maxima[number] = max(part)
    barrier.wait()  # behind it, the maxima of all parts are known
    largest = max(maxima)
    percent = [100 * n // largest for n in part]
    print(f"worker {number}:", part, "->", percent, flush=True)


def join_all(workers: Sequence[Process]) -> None:
    """Wait for all; if one fails, kill the others, which may be waiting for it."""
    running = list(workers)
    while running:
        ready = wait([process.sentinel for process in running])
        for process in [one for one in running if one.sentinel in ready]:
            process.join()
            running.remove(process)
        if any(process.exitcode for process in workers):
            for process in running:
                process.kill()


def main() -> None:
    maxima, barrier = RawArray("i", len(PARTS)), Barrier(len(PARTS))
    workers = []
    for number, part in enumerate(PARTS):
        args = (number, part, maxima, barrier)
        process = Process(target=worker, args=args, name=f"worker {number}")
        process.start()
        workers.append(process)
    join_all(workers)
    print("exit codes:", *(process.exitcode for process in workers))


if __name__ == "__main__":
    main()
