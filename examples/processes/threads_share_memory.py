"""Expect a thread to change the memory of the whole process.

This is own_memory.py with a ``Thread`` in place of its ``Process``.  The two
have nearly the same methods, so the program reads the same; but threads have no
memory of their own to keep the change in, and the parent's ledger has a line
that the parent never wrote.
"""

from threading import Thread


def clerk(ledger: list[int]) -> None:
    """Write one line; this runs in a thread of the same process."""
    ledger.append(20)
    print("clerk's ledger:", ledger)


def main() -> None:
    ledger = [10]
    child = Thread(target=clerk, args=(ledger,))
    child.start()
    child.join()
    print("parent's ledger:", ledger)


if __name__ == "__main__":
    main()
