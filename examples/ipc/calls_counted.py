"""Ask a manager's object for much at once: each call is a message there and back.

The shelf counts how often it was called.  To look at its hundred books one by one
takes a hundred and one calls; to get a copy of all of them takes one.  With a number
as argument, say 1000, this also measures what a call costs on your machine.
"""

import sys
from multiprocessing.managers import BaseManager
from timeit import timeit
from typing import Any


class Shelf:
    """Some books, and how often they were asked for; lives in the server."""

    def __init__(self, books: list[str]) -> None:
        self.books = books
        self.calls = 0

    def count(self) -> int:
        """Return the number of books."""
        self.calls += 1
        return len(self.books)

    def book(self, number: int) -> str:
        """Return one book."""
        self.calls += 1
        return self.books[number]

    def all(self) -> list[str]:
        """Return a copy of all books."""
        self.calls += 1
        return self.books

    def calls_so_far(self) -> int:
        """Return how many calls there were since the last time, and begin anew."""
        calls, self.calls = self.calls, 0
        return calls


class Library(BaseManager):
    """A manager that can make a Shelf."""


Library.register("Shelf", Shelf)


def one_by_one(shelf: Any) -> list[str]:
    """Collect the books, a call for each."""
    return [shelf.book(number) for number in range(shelf.count())]


def main() -> None:
    books = [f"volume {number}" for number in range(100)]
    with Library() as library:
        shelf = library.Shelf(books)  # type: ignore[attr-defined]
        print("all the books:", one_by_one(shelf) == books, end=", ")
        print("calls:", shelf.calls_so_far())
        print("all the books:", shelf.all() == books, end=", ")
        print("calls:", shelf.calls_so_far())
        if sys.argv[1:]:
            times = int(sys.argv[1])
            for name, call in (("count", shelf.count), ("all", shelf.all)):
                took = timeit(call, number=times) / times
                print(f"{name}: {took * 1e6:.0f} microseconds a call")


if __name__ == "__main__":
    main()
