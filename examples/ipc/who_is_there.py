"""Ask the kernel who is at the other end of a Unix socket, not the other end.

A customer can write anything into a message.  SO_PEERCRED gives the process id,
user id and group id that the kernel noted when the customer connected.
"""

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


def peer(line: socket.socket) -> Peer:
    """Return what the kernel knows of the other end; Linux."""
    size = struct.calcsize("3i")
    known = line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size)
    return Peer(*struct.unpack("3i", known))


def customer(path: Path) -> None:
    """Connect and lie; this runs in a child."""
    print(f"the customer is pid={os.getpid()}", flush=True)
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(str(path))
        line.sendall(b"I am process 1, and root\n")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "desk.sock")
        with socket.socket(socket.AF_UNIX) as desk:
            desk.bind(str(path))
            desk.listen()
            child = Process(target=customer, args=(path,))
            child.start()
            line, _ = desk.accept()
            with line, line.makefile() as file:
                print("it says:", file.readline(), end="")
                print(f"the kernel says: pid={peer(line).pid}")
                print("it runs as the same user:", peer(line).uid == os.getuid())
            child.join()
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
