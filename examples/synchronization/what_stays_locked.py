"""Know which locks survive their holder, and whether anybody else can free them.

For each kind one child takes it and is killed.  All of them stay taken.  ``Lock`` and
``Semaphore`` know no owner, so any process may release them, rightly or wrongly.
``RLock``, and with it ``Condition`` and the lock of a ``Value``, can be released by
its holder only, and that is gone: nobody can ever free it.
"""

from multiprocessing import (
    Condition,
    Lock,
    Manager,
    Pipe,
    Process,
    RLock,
    Semaphore,
    Value,
)
from multiprocessing.connection import Connection
from typing import Protocol

PATIENCE = 0.3  # seconds


class Lockable(Protocol):
    """Whatever can be taken and released."""

    def acquire(self, block: bool, timeout: float, /) -> bool:
        """Take it, and tell whether it was to be had in time."""

    def release(self) -> None:
        """Give it back."""


def holder(lock: Lockable, line: Connection) -> None:
    """Take the lock and never come back; this runs in a child."""
    lock.acquire(True, PATIENCE)
    line.send("taken")
    line.recv()


def try_to_release(lock: Lockable) -> str:
    """Release what somebody else took, or say why that can't be."""
    try:
        lock.release()
    except (AssertionError, RuntimeError) as error:
        return type(error).__name__
    return "done"


def main() -> None:
    with Manager() as manager:
        locks: dict[str, Lockable] = {
            "Lock": Lock(),
            "Semaphore": Semaphore(1),
            "RLock": RLock(),
            "Condition": Condition(),
            "lock of a Value": Value("i").get_lock(),
            "Manager().Lock": manager.Lock(),
            "Manager().RLock": manager.RLock(),
        }
        for name, lock in locks.items():
            mine, theirs = Pipe()
            child = Process(target=holder, args=(lock, theirs))
            child.start()
            assert mine.recv() == "taken"
            child.kill()
            child.join()
            free = lock.acquire(True, PATIENCE)
            print(f"{name:16} free: {free}  release: {try_to_release(lock)}")


if __name__ == "__main__":
    main()
