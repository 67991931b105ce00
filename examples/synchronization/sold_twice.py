"""Check without a lock whether a seat is free, and it is sold twice."""

from multiprocessing import Barrier, Manager, Process
from multiprocessing.managers import DictProxy
from multiprocessing.synchronize import Barrier as BarrierType

SEAT = "7A"


def worker(
    customer: str, sold: "DictProxy[str, str]", both_have_checked: BarrierType
) -> None:
    """Sell the seat if it is free; runs in a child process."""
    if SEAT not in sold:
        both_have_checked.wait()
        sold[SEAT] = customer
        print(f"seat {SEAT}: sold to {customer}")


def main() -> None:
    both_have_checked = Barrier(2)  # forces the bad order
    with Manager() as manager:
        sold = manager.dict()
        workers = [
            Process(target=worker, args=(customer, sold, both_have_checked))
            for customer in ("customer 1", "customer 2")
        ]
        for process in workers:
            process.start()
        for process in workers:
            process.join()


if __name__ == "__main__":
    main()
