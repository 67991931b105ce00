"""Take two locks in opposite orders, and two transfers wait for each other for ever."""

from multiprocessing import Barrier, Lock, Process, current_process
from multiprocessing.synchronize import Barrier as BarrierType
from multiprocessing.synchronize import Lock as LockType
from typing import NamedTuple

PATIENCE = 1  # seconds until a worker that still waits is terminated


class Account(NamedTuple):
    """A name, and the lock that guards the account."""

    name: str
    lock: LockType


def transfer(source: Account, target: Account, both_wait: BarrierType) -> None:
    """Lock the source, then the target; runs in a child process."""
    worker = current_process().name
    with source.lock:
        print(f"{worker} holds {source.name}, needs {target.name}", flush=True)
        both_wait.wait()  # now each worker holds one lock
        with target.lock:
            print(f"{worker} holds both", flush=True)


def main() -> None:
    checking, savings = Account("checking", Lock()), Account("savings", Lock())
    both_wait = Barrier(3, timeout=10)
    workers = [
        Process(target=transfer, name="worker 1", args=(checking, savings, both_wait)),
        Process(target=transfer, name="worker 2", args=(savings, checking, both_wait)),
    ]
    for process in workers:
        process.start()
    both_wait.wait()
    for process in workers:
        process.join(timeout=PATIENCE)
        if process.is_alive():
            print(f"{process.name} still waits after {PATIENCE} s: terminated")
            process.terminate()


if __name__ == "__main__":
    main()
