"""Pass a pipe and a list to a child: the pipe is the same one, the list is a copy."""

import os
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from typing import Any


def inode(conn: "Connection[Any, Any]") -> int:
    """Return the number that the system has given to this pipe."""
    return os.fstat(conn.fileno()).st_ino


def worker(conn: "Connection[Any, Any]", items: list[str]) -> None:
    """Use both; runs in a child process."""
    items.append("item 1")
    with conn:
        conn.send((inode(conn), items))


def main() -> None:
    items: list[str] = []
    reader, writer = Pipe(duplex=False)
    with reader:
        process = Process(target=worker, args=(writer, items))
        process.start()
        parent_pipe = inode(writer)
        writer.close()
        worker_pipe, worker_items = reader.recv()
        process.join()
    print("the same pipe:", parent_pipe == worker_pipe)
    print("the worker's list:", worker_items)
    print("the parent's list:", items)


if __name__ == "__main__":
    main()
