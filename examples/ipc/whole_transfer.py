"""Hold one lock around each change and each reading of values that belong together."""

import time
from ctypes import Structure, c_int
from multiprocessing import Pipe, Process, Value
from multiprocessing.connection import Connection
from typing import Any

WORK = 0.05  # seconds between the two halves


class Accounts(Structure):
    """Two balances whose sum stays the same."""

    _fields_ = (("checking", c_int), ("savings", c_int))


def worker(accounts: Any, conn: Connection) -> None:
    """Move 10 while holding the lock; runs in a child process."""
    with accounts.get_lock():
        accounts.checking -= 10
        conn.send("half done")
        time.sleep(WORK)  # stands for work
        accounts.savings += 10


def main() -> None:
    accounts: Any = Value(Accounts, 100, 100)
    parent_conn, child_conn = Pipe()
    process = Process(target=worker, args=(accounts, child_conn))
    process.start()
    child_conn.close()  # if the worker is killed, recv raises EOFError
    print("transfer", parent_conn.recv())
    with accounts.get_lock():
        print("total:", accounts.checking + accounts.savings)
    process.join()


if __name__ == "__main__":
    main()
