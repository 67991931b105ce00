"""Count the empty and the full slots of a buffer with one semaphore each."""

from collections.abc import MutableSequence
from multiprocessing import Process, RawArray, Semaphore
from multiprocessing.synchronize import Semaphore as SemaphoreType
from typing import NamedTuple

SIZE = 2  # slots of the buffer
ITEMS = 5


class Buffer(NamedTuple):
    """Slots in shared memory, and how many of them are empty and full."""

    slots: MutableSequence[int]
    empty: SemaphoreType
    full: SemaphoreType


def producer(buffer: Buffer) -> None:
    """Put items into the buffer; runs in a child process."""
    for item in range(1, ITEMS + 1):
        buffer.empty.acquire()
        buffer.slots[item % SIZE] = item
        buffer.full.release()


def consumer(buffer: Buffer) -> list[int]:
    """Take the items out in the same order."""
    items = []
    for number in range(1, ITEMS + 1):
        buffer.full.acquire()
        items.append(buffer.slots[number % SIZE])
        buffer.empty.release()
    return items


def main() -> None:
    buffer = Buffer(RawArray("i", SIZE), Semaphore(SIZE), Semaphore(0))
    process = Process(target=producer, args=(buffer,), name="producer")
    process.start()
    print("consumed:", consumer(buffer))
    process.join()


if __name__ == "__main__":
    main()
