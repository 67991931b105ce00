"""Don't count with ordinary signals: while one is pending, the next ones are lost."""

import os
import signal
from collections import Counter
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection

SIGNALS = (signal.SIGUSR1, signal.SIGRTMIN)
TIMES = 5  # that each signal is sent


def worker(conn: Connection) -> None:
    """Block the signals, and count them once all are sent; runs in a child process."""
    signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    conn.send("ready")
    conn.recv()
    received: Counter[int] = Counter()
    while signal.sigpending():
        received[signal.sigwait(SIGNALS)] += 1
    conn.send(received)


def main() -> None:
    conn, worker_conn = Pipe()
    process = Process(target=worker, args=(worker_conn,))
    process.start()
    conn.recv()
    assert process.pid
    for number in SIGNALS * TIMES:
        os.kill(process.pid, number)
    conn.send("all sent")
    received = conn.recv()
    for number in SIGNALS:
        print(f"{number.name}: sent {TIMES} times, received {received[number]}")
    process.join()


if __name__ == "__main__":
    main()
