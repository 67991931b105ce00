"""Release only what was acquired, and let ``BoundedSemaphore`` check it.

The clerk asks for a desk, gets none, and gives one back all the same, because
``release`` stands in a ``finally`` that runs in either case.  A ``Semaphore``
counts the desk that isn't there from then on.  A ``BoundedSemaphore`` raises, but
only where the number would pass its first value, and that may be in somebody
else's ``release``.
"""

from multiprocessing import BoundedSemaphore, Process, Semaphore
from multiprocessing.synchronize import Semaphore as SemaphoreType

DESKS = 2


def clerk(desks: SemaphoreType) -> None:
    """Ask for a desk, and return one that was never got; runs in a child."""
    try:
        assert not desks.acquire(block=False)
    finally:
        desks.release()


def give_back(desks: SemaphoreType) -> str:
    """Return one desk and say how that went."""
    try:
        desks.release()
    except ValueError as error:
        return f"ValueError: {error}"
    return "fine"


def watch(desks: SemaphoreType) -> None:
    """Take both desks, let the clerk make its mistake, and see what follows."""
    for _ in range(DESKS):
        desks.acquire()
    process = Process(target=clerk, args=(desks,))
    process.start()
    process.join()
    assert process.exitcode == 0
    print("  both desks are taken, yet a third can be had:", desks.acquire(block=False))
    for number in range(1, DESKS + 2):
        print(f"  return number {number}:", give_back(desks))


def main() -> None:
    print("Semaphore")
    watch(Semaphore(DESKS))
    print("BoundedSemaphore")
    watch(BoundedSemaphore(DESKS))


if __name__ == "__main__":
    main()
