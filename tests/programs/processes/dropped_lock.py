"""Keep no reference to a lock that a child has yet to open."""

import multiprocessing
import sys
from multiprocessing.connection import Connection
from typing import Any


def wait_for(conn: "Connection[Any, Any]") -> None:
    conn.recv()


class Wait:
    """Be read back only when the parent says so."""

    def __init__(self, conn: "Connection[Any, Any]") -> None:
        self.conn = conn

    def __reduce__(self) -> tuple[object, ...]:
        return wait_for, (self.conn,)


if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    here, there = multiprocessing.Pipe()
    args = (Wait(there), multiprocessing.Lock())
    process = multiprocessing.Process(target=print, args=args)
    if sys.argv[2] == "drop":
        del args
    process.start()
    here.send("go on")
    process.join()
    print("exit code", process.exitcode)
