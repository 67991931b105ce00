"""Under fork, expect a child to miss its parent's end while a later sibling lives."""

import os
import tempfile
from multiprocessing import Pipe, Process, parent_process
from multiprocessing.connection import Connection


def child(conn: Connection) -> None:
    """Report on the parent, then wait for its end if asked."""
    parent = parent_process()
    assert parent is not None
    conn.send("started")
    conn.recv()
    conn.send(parent.is_alive())
    if conn.recv() == "join":
        parent.join()
        conn.send("my parent has ended")


def parent(first: Connection, second: Connection) -> None:
    """Start two children and wait; this process is going to be killed."""
    for conn in (first, second):
        process = Process(target=child, args=(conn,))
        process.start()
    process.join()


def kill_parent() -> None:
    """Ask both children after their parent has been killed."""
    first, first_end = Pipe()
    second, second_end = Pipe()
    process = Process(target=parent, args=(first_end, second_end))
    process.start()
    print("children:", first.recv(), "and", second.recv())
    process.kill()
    process.join()
    print("main: parent killed")
    for name, conn in (("second", second), ("first", first)):
        conn.send("report")
        print(f"{name} child: parent alive:", conn.recv())
    first.send("join")
    second.send("end")
    print("main: second child told to end")
    print("first child:", first.recv())


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TMPDIR"] = folder  # a killed process leaves files there
        kill_parent()


if __name__ == "__main__":
    main()
