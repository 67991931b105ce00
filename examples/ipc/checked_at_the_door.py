"""Ask an abstract socket's callers for their user: its name keeps nobody out.

A name that begins with a zero byte is no file, so it has no mode and leaves nothing
behind.  Anybody on the machine may connect.  This desk looks at the user id that
the kernel tells, and answers only its own user.  Becoming another needs root.
"""

import os
import socket
import struct
import sys
from multiprocessing import Process

STRANGER = 65534  # a user that owns nothing, often called nobody


def uid_of_peer(line: socket.socket) -> int:
    """Return the user id at the other end, from the kernel."""
    size = struct.calcsize("3i")
    known = line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size)
    uid: int = struct.unpack("3i", known)[1]
    return uid


def caller(name: str, address: str, uid: int) -> None:
    """Connect as a user, and listen; this runs in a child."""
    os.setuid(uid)
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(20)
        line.connect(address)
        print(f"{name} is connected, and hears:", line.recv(100), flush=True)


def main() -> None:
    if os.geteuid():
        sys.exit("This needs root: it acts as another user.")
    address = f"\0desk-of-{os.getpid()}"
    with socket.socket(socket.AF_UNIX) as desk:
        desk.bind(address)
        desk.listen()
        for name, uid in (("the owner", os.geteuid()), ("the stranger", STRANGER)):
            child = Process(target=caller, args=(name, address, uid))
            child.start()
            line, _ = desk.accept()
            with line:
                if uid_of_peer(line) == os.geteuid():
                    line.sendall(b"good morning")
            child.join()
            assert child.exitcode == 0


if __name__ == "__main__":
    main()
