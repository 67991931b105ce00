"""A forked child handles a signal, and its parent's wakeup pipe receives the byte."""

import os
import signal
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection


def worker(conn: Connection) -> None:
    """Wait while the signal arrives; runs in a child process."""
    conn.send("ready")
    conn.recv()


def main() -> None:
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    signal.set_wakeup_fd(writer)
    signal.signal(signal.SIGUSR1, lambda _number, _frame: None)
    conn, worker_conn = Pipe()
    process = get_context("fork").Process(target=worker, args=(worker_conn,))
    process.start()
    conn.recv()
    assert process.pid
    os.kill(process.pid, signal.SIGUSR1)
    print("the parent reads SIGUSR1:", [*os.read(reader, 100)] == [signal.SIGUSR1])
    conn.send("end")
    process.join()


if __name__ == "__main__":
    main()
