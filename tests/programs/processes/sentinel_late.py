"""Kill a child whose own child lives, and look at the sentinel of the first."""

import multiprocessing
import sys
from multiprocessing.connection import Connection, wait


def grandchild(conn: Connection) -> None:
    conn.send("started")
    conn.recv()


def child(conn: Connection, method: str) -> None:
    context = multiprocessing.get_context(method)
    process = context.Process(target=grandchild, args=(conn,))  # type: ignore[attr-defined]
    process.start()
    process.join()


if __name__ == "__main__":
    context = multiprocessing.get_context(sys.argv[1])
    conn, child_conn = context.Pipe()
    process = context.Process(target=child, args=(child_conn, sys.argv[2]))  # type: ignore[attr-defined]
    process.start()
    child_conn.close()
    conn.recv()
    process.kill()
    while process.is_alive():
        pass
    print("ready:", bool(wait([process.sentinel], 1)), process.exitcode)
    conn.send("end")
    print("later:", bool(wait([process.sentinel], 30)))
