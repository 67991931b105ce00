"""Count the calls of a handler, and the wakeup bytes, for five pending signals."""

import multiprocessing
import os
import signal
import sys
from multiprocessing.connection import Connection
from types import FrameType

TIMES = 5


def worker(conn: Connection) -> None:
    """Unblock the signals once all five are pending; runs in a child process."""
    calls = 0

    def handler(_number: int, _frame: FrameType | None) -> None:
        nonlocal calls
        calls += 1

    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    signal.set_wakeup_fd(writer)
    signal.signal(signal.SIGRTMIN, handler)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGRTMIN})
    conn.send("ready")
    conn.recv()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGRTMIN})
    conn.send((calls, len(os.read(reader, 100))))


def main() -> None:
    multiprocessing.set_start_method(sys.argv[1])
    conn, worker_conn = multiprocessing.Pipe()
    process = multiprocessing.Process(target=worker, args=(worker_conn,))
    process.start()
    conn.recv()
    assert process.pid
    for _ in range(TIMES):
        os.kill(process.pid, signal.SIGRTMIN)
    conn.send("all sent")
    print("calls: {}, bytes: {}".format(*conn.recv()))
    process.join()


if __name__ == "__main__":
    main()
