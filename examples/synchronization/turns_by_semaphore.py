"""Let three processes print 1, 2, 3 in turn: each passes the turn to the next."""

from collections.abc import Sequence
from multiprocessing import Process, Semaphore
from multiprocessing.connection import wait
from multiprocessing.synchronize import Semaphore as SemaphoreType

WORKERS = 3
ROUNDS = 2


def worker(number: int, my_turn: SemaphoreType, next_turn: SemaphoreType) -> None:
    """Print a number once in each round; runs in a child process."""
    for _ in range(ROUNDS):
        my_turn.acquire()
        print(number, flush=True)
        next_turn.release()


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
    turns = [Semaphore(0) for _ in range(WORKERS)]  # at first it is nobody's turn
    workers = [
        Process(target=worker, args=(n + 1, turns[n], turns[(n + 1) % WORKERS]))
        for n in range(WORKERS)
    ]
    for process in reversed(workers):  # the order of the start doesn't matter
        process.start()
    turns[0].release()
    join_all(workers)


if __name__ == "__main__":
    main()
