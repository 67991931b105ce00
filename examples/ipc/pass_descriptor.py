"""Pass an open file to another process through a Unix socket."""

import os
import socket
import tempfile
from multiprocessing import Process

TEXT = b"line 1\nline 2\n"


def child(conn: socket.socket) -> None:
    """Receive an open file and read it; runs in a child process."""
    with conn:
        _, (descriptor,), _, _ = socket.recv_fds(conn, 1, 1)
    with os.fdopen(descriptor, "rb") as file:
        print("child reads:", file.read())


def main() -> None:
    conn, child_conn = socket.socketpair()
    process = Process(target=child, args=(child_conn,))
    process.start()
    child_conn.close()
    with conn, tempfile.TemporaryFile() as file:  # it has no path
        file.write(TEXT)
        file.seek(0)
        socket.send_fds(conn, [b"x"], [file.fileno()])  # at least one byte
        process.join()
        print("position of the parent:", file.tell())


if __name__ == "__main__":
    main()
