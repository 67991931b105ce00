"""Never wait without a limit for a lock whose holder may be killed.

Nobody releases the lock of a process that was killed: ``with`` isn't finished, and
the system doesn't know who held it.  The clerk is killed between the two halves of a
transfer, and whoever asks for the lock now waits for ever.  The time-out gets main
past that; the lock is still taken, and the books are still wrong.
"""

from ctypes import Array, c_int
from multiprocessing import Lock, Pipe, Process, RawArray
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Lock as LockType

PATIENCE = 0.05  # seconds; an hour would change nothing
CASH, STOCK = 0, 1


def clerk(books: "Array[c_int]", lock: LockType, line: Connection) -> None:
    """Move ten from cash to stock; this runs in a child."""
    with lock:
        books[CASH] -= 10
        line.send("halfway")
        line.recv()  # here it is killed
        books[STOCK] += 10


def main() -> None:
    books, lock = RawArray(c_int, (100, 100)), Lock()
    mine, theirs = Pipe()
    child = Process(name="clerk", target=clerk, args=(books, lock, theirs))
    child.start()
    print("clerk:", mine.recv())
    child.kill()
    child.join()
    print("clerk: exit code", child.exitcode)

    got_it = lock.acquire(timeout=PATIENCE)
    print("main has the lock after waiting:", got_it)
    print("books:", *books, "- the sum was 200, and is", sum(books))

    lock.release()  # it wasn't main's to release, and the books aren't mended
    print("main has the lock after releasing it:", lock.acquire(timeout=PATIENCE))


if __name__ == "__main__":
    main()
