"""Call abort when the work before a barrier fails, so that nobody waits for ever."""

from multiprocessing import Barrier, Process
from multiprocessing.synchronize import Barrier as BarrierType
from threading import BrokenBarrierError

WORKERS = 3


def load(number: int) -> None:
    """Load one part of the data; the last one is missing."""
    if number == WORKERS:
        raise FileNotFoundError(f"part {number}")


def worker(number: int, barrier: BarrierType) -> None:
    """Load one part, and wait until all are loaded; runs in a child process."""
    try:
        load(number)
    except BaseException:
        barrier.abort()
        raise
    try:
        barrier.wait()
        print(f"worker {number} goes on", flush=True)
    except BrokenBarrierError:
        print(f"worker {number} gives up: another one has failed", flush=True)


def main() -> None:
    barrier = Barrier(WORKERS)
    workers = [
        Process(target=worker, args=(number, barrier))
        for number in range(1, WORKERS + 1)
    ]
    for process in workers:
        process.start()
    for process in workers:
        process.join()
    print("exit codes:", *(process.exitcode for process in workers))


if __name__ == "__main__":
    main()
