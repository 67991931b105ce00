"""Hold one lock from the read to the write, and no update is lost."""

from multiprocessing import Process, Value
from multiprocessing.sharedctypes import Synchronized

DEPOSITS = 100  # of 1, by each worker


def worker(balance: "Synchronized[int]") -> None:
    """Make many deposits; runs in a child process."""
    for _ in range(DEPOSITS):
        with balance.get_lock():
            balance.value += 1


def main() -> None:
    balance = Value("i", 0)
    workers = [Process(target=worker, args=(balance,)) for _ in range(2)]
    for process in workers:
        process.start()
    for process in workers:
        process.join()
    print("deposited:", 2 * DEPOSITS)
    print("balance:  ", balance.value)


if __name__ == "__main__":
    main()
