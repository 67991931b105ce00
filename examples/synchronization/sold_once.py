"""Check and change under one lock, and each seat is sold once."""

from multiprocessing import Lock, Manager, Process
from multiprocessing.managers import DictProxy
from multiprocessing.synchronize import Lock as LockType

SEATS = ("7A", "7B")


def sell(seat: str, customer: str, sold: "DictProxy[str, str]", lock: LockType) -> bool:
    """Sell a seat unless it is sold already; return whether it was sold now."""
    with lock:
        if seat in sold:
            return False
        sold[seat] = customer
        return True


def worker(customer: str, sold: "DictProxy[str, str]", lock: LockType) -> None:
    """Buy every free seat for one customer; runs in a child process."""
    for seat in SEATS:
        bought = sell(seat, customer, sold, lock)
        print(f"seat {seat}: {'sold' if bought else 'already sold'}", flush=True)


def main() -> None:
    lock = Lock()
    with Manager() as manager:
        sold = manager.dict()
        workers = [
            Process(target=worker, args=(customer, sold, lock))
            for customer in ("customer 1", "customer 2")
        ]
        for process in workers:
            process.start()
        for process in workers:
            process.join()


if __name__ == "__main__":
    main()
