"""Kill the fork server, and look at the exit code of a child that still runs."""

import os
import signal
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection


def child(conn: Connection) -> None:
    conn.send(os.getppid())
    conn.recv()
    conn.send("still running")


if __name__ == "__main__":
    conn, child_conn = Pipe()
    process = get_context("forkserver").Process(target=child, args=(child_conn,))
    process.start()
    child_conn.close()
    os.kill(conn.recv(), signal.SIGKILL)
    process.join()
    print("exit code", process.exitcode, "alive", process.is_alive())
    process.kill()  # without effect
    conn.send("go on")
    print(conn.recv())
