"""Ask the kernel which process and which user is connected to a Unix socket."""

import os
import socket
import struct
import tempfile
from multiprocessing import Process
from pathlib import Path
from typing import NamedTuple


class Peer(NamedTuple):
    """Who connected."""

    pid: int
    uid: int
    gid: int


def peer(conn: socket.socket) -> Peer:
    """Return what the kernel noted of the other side; Linux."""
    size = struct.calcsize("3i")
    data = conn.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size)
    return Peer(*struct.unpack("3i", data))


def client(path: Path) -> None:
    """Connect and lie; runs in a child process."""
    with socket.socket(socket.AF_UNIX) as conn:
        conn.connect(str(path))
        conn.sendall(b"I am process 1, and root\n")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "app.sock")
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(path))
            server.listen()
            process = Process(target=client, args=(path,))
            process.start()
            conn, _ = server.accept()
            with conn, conn.makefile() as file:
                print("the client says:", file.readline(), end="")
                print("child:", f"pid={process.pid}")
                print("the kernel says:", f"pid={peer(conn).pid}")
                print("same user:", peer(conn).uid == os.getuid())
            process.join()


if __name__ == "__main__":
    main()
