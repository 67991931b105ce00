"""Have Linux send a child SIGTERM when the thread that started it ends."""

import ctypes
import os
import signal
from multiprocessing import Pipe, get_context, parent_process
from multiprocessing.connection import Connection
from threading import Thread

PR_SET_PDEATHSIG = 1  # from <sys/prctl.h>
SPAWN = get_context("spawn")  # under forkserver, it would watch the fork server


def ask_for_death_signal() -> None:
    """Ask for SIGTERM at the parent's end, which may have come already."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM):
        raise OSError(ctypes.get_errno(), "prctl")
    parent = parent_process()
    assert parent is not None
    if os.getppid() != parent.pid:
        signal.raise_signal(signal.SIGTERM)


def worker(conn: Connection) -> None:
    """Wait for a task, and never look at the parent."""
    ask_for_death_signal()
    conn.send("started")
    conn.recv()


def parent(conn: Connection) -> None:
    """Start a worker and wait for it; this process is going to be killed."""
    process = SPAWN.Process(target=worker, args=(conn,))
    process.start()
    process.join()


def kill_parent() -> None:
    conn, worker_conn = Pipe()
    process = SPAWN.Process(target=parent, args=(worker_conn,))
    process.start()
    worker_conn.close()
    print("worker 1:", conn.recv())
    process.kill()
    process.join()
    try:
        conn.recv()
    except EOFError:
        print("its parent was killed: worker 1 has ended")


def start_in_a_thread() -> None:
    conn, worker_conn = Pipe()
    process = SPAWN.Process(target=worker, args=(worker_conn,))

    def start() -> None:
        """Start the worker, and end once it runs."""
        process.start()
        print("worker 2:", conn.recv())

    thread = Thread(target=start)
    thread.start()
    thread.join()
    process.join()
    print("its thread has ended: worker 2 has exit code", process.exitcode)


def main() -> None:
    kill_parent()
    start_in_a_thread()


if __name__ == "__main__":
    main()
