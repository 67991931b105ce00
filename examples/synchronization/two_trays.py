"""Count free trays and filled trays, and neither side can run ahead.

A semaphore has no owner, so one process may take what another puts back.  The
writer takes a free tray and adds a filled one; the reader takes a filled tray and
adds a free one.  Without the first count the writer would overwrite letters that
nobody has read; without the second the reader would read empty trays.
"""

from collections.abc import MutableSequence
from multiprocessing import Array, Process, Semaphore
from multiprocessing.synchronize import Semaphore as SemaphoreType

TRAYS = 2
LETTERS = 5


def write(
    trays: MutableSequence[int], free: SemaphoreType, filled: SemaphoreType
) -> None:
    """Put numbered letters into the trays, one after the other; runs in a child."""
    for letter in range(1, LETTERS + 1):
        free.acquire()
        trays[letter % TRAYS] = letter
        filled.release()


def read(
    trays: MutableSequence[int], free: SemaphoreType, filled: SemaphoreType
) -> list[int]:
    """Take the letters out in the same order."""
    letters = []
    for number in range(1, LETTERS + 1):
        filled.acquire()
        letters.append(trays[number % TRAYS])
        free.release()
    return letters


def main() -> None:
    trays = Array("i", TRAYS, lock=False)
    free, filled = Semaphore(TRAYS), Semaphore(0)
    writer = Process(target=write, args=(trays, free, filled), name="writer")
    writer.start()
    print("letters read:", read(trays, free, filled))
    writer.join()
    assert writer.exitcode == 0


if __name__ == "__main__":
    main()
