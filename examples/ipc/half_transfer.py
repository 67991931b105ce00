"""Read two shared numbers without a lock, and you may see half a change."""

from ctypes import Structure, c_int
from multiprocessing import Pipe, Process, RawValue
from multiprocessing.connection import Connection


class Accounts(Structure):
    """Two balances whose sum stays the same."""

    _fields_ = (("checking", c_int), ("savings", c_int))


def worker(accounts: Accounts, conn: Connection) -> None:
    """Move 10, and stop halfway; runs in a child process."""
    accounts.checking -= 10
    conn.send("half done")
    conn.recv()  # forces the bad moment
    accounts.savings += 10


def main() -> None:
    accounts = RawValue(Accounts, 100, 100)
    parent_conn, child_conn = Pipe()
    process = Process(target=worker, args=(accounts, child_conn))
    process.start()
    print("transfer", parent_conn.recv())
    print("total:", accounts.checking + accounts.savings)
    parent_conn.send("go on")
    process.join()
    print("total afterwards:", accounts.checking + accounts.savings)


if __name__ == "__main__":
    main()
