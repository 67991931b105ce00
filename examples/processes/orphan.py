"""Ask parent_process().is_alive(): os.getppid() may stay the same."""

import os
import tempfile
from multiprocessing import Pipe, Process, parent_process
from multiprocessing.connection import Connection


def child(conn: Connection) -> None:
    """Report on the parent whenever asked."""
    ppid = os.getppid()
    parent = parent_process()
    assert parent is not None
    while conn.recv() == "report":
        same = os.getppid() == ppid
        conn.send(f"getppid() unchanged: {same}, parent alive: {parent.is_alive()}")


def parent(conn: Connection) -> None:
    """Start a child and wait for it; this process is going to be killed."""
    process = Process(target=child, args=(conn,))
    process.start()
    process.join()


def kill_parent() -> None:
    """Ask the child before and after its parent is killed."""
    conn, child_conn = Pipe()
    process = Process(target=parent, args=(child_conn,))
    process.start()
    child_conn.close()
    conn.send("report")
    print("child:", conn.recv())
    process.kill()
    process.join()
    print("main: parent killed")
    conn.send("report")
    print("child:", conn.recv())
    conn.send("end")  # or the orphan would outlive this program
    try:
        conn.recv()
    except EOFError:
        print("main: child has ended")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TMPDIR"] = folder  # a killed process leaves files there
        kill_parent()


if __name__ == "__main__":
    main()
