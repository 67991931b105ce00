"""Do numbered tasks side by side, and print the results in the order of the numbers."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import Condition, Process, RawValue
from multiprocessing.connection import wait

WORKERS = 3
TASKS = 6


class Turns:
    """Let in the holders of tickets 1, 2, 3 and so on, one after the other."""

    def __init__(self) -> None:
        self.changed = Condition()
        self.now = RawValue("i", 1)  # whose turn it is; the condition guards it

    @contextmanager
    def turn(self, ticket: int) -> Iterator[None]:
        """Wait for the turn of a ticket, and pass the turn on at the end."""
        with self.changed:
            self.changed.wait_for(lambda: self.now.value == ticket)
            yield
            self.now.value += 1
            self.changed.notify_all()


def worker(number: int, turns: Turns) -> None:
    """Do every third task, and print each result in its turn; runs in a child."""
    for task in range(number, TASKS + 1, WORKERS):
        time.sleep(0.1 / task)  # stands for work: task 1 takes longest
        with turns.turn(task):
            print(f"result {task}, from worker {number}", flush=True)


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
    turns = Turns()
    workers = [
        Process(target=worker, args=(number, turns), name=f"worker {number}")
        for number in range(1, WORKERS + 1)
    ]
    for process in workers:
        process.start()
    join_all(workers)


if __name__ == "__main__":
    main()
