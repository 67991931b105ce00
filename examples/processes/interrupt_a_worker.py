"""Interrupt a process, and it can clean up as after Ctrl-C."""

import signal
import sys
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection


def catches_it(conn: Connection) -> None:
    """Take the exception as a request to stop; runs in a child process."""
    try:
        conn.send("ready")
        conn.recv()
    except KeyboardInterrupt:
        print("worker stops")


def lets_it_pass(conn: Connection) -> None:
    """Clean up and let the exception pass; runs in a child process."""
    try:
        conn.send("ready")
        conn.recv()
    finally:
        print("worker cleaned up")


def removes_the_handler(conn: Connection) -> None:
    """Give SIGINT back to the system; runs in a child process."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        conn.send("ready")
        conn.recv()
    finally:
        print("worker cleaned up")  # not reached


def main() -> None:
    if sys.version_info < (3, 14):
        sys.exit("Process.interrupt needs Python 3.14 or newer")
    for worker in (catches_it, lets_it_pass, removes_the_handler):
        conn, worker_conn = Pipe()
        process = Process(target=worker, args=(worker_conn,))
        process.start()
        conn.recv()
        process.interrupt()
        process.join()
        print(f"{worker.__name__}: exit code {process.exitcode}")


if __name__ == "__main__":
    main()
