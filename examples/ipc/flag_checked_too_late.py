"""Set a flag in a handler, and a worker that waits in recv() sees it too late."""

import os
import signal
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection

TIMEOUT = 1  # seconds to wait for a reply


def worker(conn: Connection) -> None:
    """Look at the flag before each task; runs in a child process."""
    requests: list[int] = []
    signal.signal(signal.SIGHUP, lambda number, _frame: requests.append(number))
    conn.send("ready")
    while (task := conn.recv()) is not None:  # continues after the handler has run
        if requests:
            requests.clear()
            conn.send("settings reloaded")
        conn.send(f"{task} finished")


def main() -> None:
    conn, worker_conn = Pipe()
    process = Process(target=worker, args=(worker_conn,))
    process.start()
    print("worker:", conn.recv())
    assert process.pid
    os.kill(process.pid, signal.SIGHUP)
    print("reply to the signal:", conn.poll(TIMEOUT))
    conn.send("task 1")
    print("worker:", conn.recv())
    print("worker:", conn.recv())
    conn.send(None)
    process.join()


if __name__ == "__main__":
    main()
