"""Let workers ignore Ctrl-C, and stop them from the parent."""

import os
import signal
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection


def protected_worker(conn: Connection) -> None:
    """Leave Ctrl-C to the parent; runs in a child process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    conn.send("ready")
    print("protected_worker received", conn.recv())


def default_worker(conn: Connection) -> None:
    """Handle Ctrl-C as Python does by default; runs in a child process."""
    conn.send("ready")
    print("default_worker received", conn.recv())


def press_ctrl_c() -> None:
    """Send SIGINT to the whole process group, as a terminal does."""
    os.killpg(os.getpgrp(), signal.SIGINT)
    signal.pause()


def main() -> None:
    if os.getpgrp() != os.getpid():
        os.setpgrp()  # a group of its own: the caller is not interrupted
    workers = []
    for target in (protected_worker, default_worker):
        conn, worker_conn = Pipe()
        process = Process(target=target, args=(worker_conn,), name=target.__name__)
        process.start()
        conn.recv()
        workers.append((process, conn))
    try:
        press_ctrl_c()
    except KeyboardInterrupt:
        print("main was interrupted", flush=True)
    for process, conn in workers:
        conn.send("stop")
        process.join()
        print(process.name, "ended with exit code", process.exitcode)


if __name__ == "__main__":
    main()
