"""Read, add and write back without a lock, and one update is lost."""

from multiprocessing import Barrier, Process, Value
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Barrier as BarrierType

AMOUNT = 10  # deposited by each worker


def worker(
    number: int, balance: "Synchronized[int]", both_have_read: BarrierType
) -> None:
    """Make one deposit; runs in a child process."""
    current = balance.value
    print(f"worker {number} read {current}", flush=True)
    both_have_read.wait()
    balance.value = current + AMOUNT
    print(f"worker {number} wrote {current + AMOUNT}", flush=True)


def main() -> None:
    balance = Value("i", 100)
    both_have_read = Barrier(2)  # forces the bad order
    workers = [
        Process(target=worker, args=(number, balance, both_have_read))
        for number in (1, 2)
    ]
    for process in workers:
        process.start()
    for process in workers:
        process.join()
    print("balance:", balance.value)


if __name__ == "__main__":
    main()
