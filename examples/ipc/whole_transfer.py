"""Change and read what belongs together under one lock.

The clerk holds the lock of the books from the first change to the second, and main
asks for it before it reads.  While the clerk is halfway, main can't have it; when
main has it, the sum is right.  ``get_obj`` gives the plain structure: under the lock
there is no need to take it once more for every field.
"""

from ctypes import Structure, c_int
from multiprocessing import Pipe, Process, Value
from multiprocessing.connection import Connection
from typing import Any


class Books(Structure):
    """Two balances whose sum stays the same."""

    _fields_ = (("cash", c_int), ("stock", c_int))


def clerk(books: Any, line: Connection) -> None:
    """Move ten, and stop halfway until main says go on; runs in a child."""
    with books.get_lock():
        books.cash -= 10
        line.send("halfway")
        line.recv()
        books.stock += 10


def main() -> None:
    books: Any = Value(Books, 100, 100)
    mine, theirs = Pipe()
    child = Process(target=clerk, args=(books, theirs))
    child.start()
    said = mine.recv()
    print(said, "- main can have the lock:", books.get_lock().acquire(block=False))
    mine.send("go on")
    with books.get_lock():
        plain = books.get_obj()
        print("main has it - the sum is", plain.cash + plain.stock)
    child.join()
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
