"""Expect a process to change its own memory only.

The clerk gets the ledger as an argument and writes a line into it.  The line is
in the clerk's memory; the parent's ledger stays as it was, whichever way the
process is started.  To get a result back it has to be sent.  In a thread the
same call would change the parent's ledger: see threads_share_memory.py.
"""

from multiprocessing import Process


def clerk(ledger: list[int]) -> None:
    """Write one line; this runs in the child."""
    ledger.append(20)
    print("clerk's ledger:", ledger)


def main() -> None:
    ledger = [10]
    child = Process(target=clerk, args=(ledger,))
    child.start()
    child.join()
    assert child.exitcode == 0
    print("parent's ledger:", ledger)


if __name__ == "__main__":
    main()
