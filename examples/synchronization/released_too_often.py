"""Find one release too many with a BoundedSemaphore."""

from multiprocessing import BoundedSemaphore, Process
from multiprocessing.synchronize import Semaphore as SemaphoreType

SLOTS = 2


def worker(slots: SemaphoreType) -> None:
    """Release a slot that wasn't acquired; runs in a child process."""
    try:
        if not slots.acquire(timeout=0.1):
            return
        print("worker got a slot")
    finally:
        slots.release()  # the mistake: it runs after a timeout as well


def release(slots: SemaphoreType) -> str:
    """Release a slot, and return the error or that there was none."""
    try:
        slots.release()
    except ValueError as error:
        return f"ValueError: {error}"
    return "no error"


def main() -> None:
    slots = BoundedSemaphore(SLOTS)
    for _ in range(SLOTS):
        slots.acquire()
    process = Process(target=worker, args=(slots,))
    process.start()
    process.join()
    print("worker:", "no error" if process.exitcode == 0 else "failed")
    print("main gets a third slot:", slots.acquire(block=False))
    for number in range(1, SLOTS + 2):
        print(f"main releases slot {number}:", release(slots))


if __name__ == "__main__":
    main()
