"""Read two shared numbers without a lock, and you may see half a change.

The clerk moves ten from cash to stock.  ``RawValue`` has no lock, so nothing keeps
main from looking when the first number is changed and the second is not: the sum,
which never changes, is wrong.  With a lock for each number it would be wrong as well.
"""

from ctypes import Structure, c_int
from multiprocessing import Pipe, Process, RawValue
from multiprocessing.connection import Connection


class Books(Structure):
    """Two balances whose sum stays the same."""

    _fields_ = (("cash", c_int), ("stock", c_int))


def clerk(books: Books, line: Connection) -> None:
    """Move ten, and stop halfway until main says go on; runs in a child."""
    books.cash -= 10
    line.send("halfway")
    line.recv()
    books.stock += 10
    line.send("done")


def main() -> None:
    books = RawValue(Books, 100, 100)
    mine, theirs = Pipe()
    child = Process(target=clerk, args=(books, theirs))
    child.start()
    print(mine.recv(), "- the sum is", books.cash + books.stock)
    mine.send("go on")
    print(mine.recv(), "- the sum is", books.cash + books.stock)
    child.join()
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
