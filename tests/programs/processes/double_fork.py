"""Fork twice, or once if told to, and look for a child to wait for."""

import os
import sys
from multiprocessing import Pipe
from multiprocessing.connection import Connection


def service(conn: Connection, middle: int) -> None:
    """Run once the process in the middle has ended."""
    conn.recv()
    conn.send(os.getppid() == middle)


def launch(conn: Connection, twice: bool) -> None:
    """Start a service through a process in the middle, which is reaped at once."""
    middle = os.fork()
    if middle == 0:
        pid = os.getpid()
        if not twice or os.fork() == 0:
            service(conn, pid)
        os._exit(0)
    if twice:
        os.waitpid(middle, 0)


if __name__ == "__main__":
    conn, service_conn = Pipe()
    launch(service_conn, twice=sys.argv[1] == "twice")
    service_conn.close()
    conn.send("run")
    print("the middle one is its parent:", conn.recv())
    try:
        os.waitpid(-1, 0)
        print("a child to wait for")
    except ChildProcessError:
        print("no child to wait for")
