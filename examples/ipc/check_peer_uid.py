"""Check the user ID of an abstract socket's clients: every user can connect."""

import os
import socket
import struct
import sys
from multiprocessing import Process

OTHER_USER = 65534  # a user that owns nothing, often called nobody


def peer_uid(conn: socket.socket) -> int:
    """Return the user ID of the other end, as the kernel recorded it."""
    size = struct.calcsize("3i")
    credentials = conn.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size)
    uid: int = struct.unpack("3i", credentials)[1]
    return uid


def client(name: str, address: str, uid: int) -> None:
    """Connect as the given user; runs in a child process."""
    os.setuid(uid)
    with socket.socket(socket.AF_UNIX) as conn:
        conn.settimeout(20)
        conn.connect(address)
        print(f"{name} connected and received", conn.recv(100), flush=True)


def main() -> None:
    if os.geteuid():
        sys.exit("This needs root: it acts as another user.")
    address = f"\0server-{os.getpid()}"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen()
        for name, uid in (("owner", os.geteuid()), ("other user", OTHER_USER)):
            process = Process(target=client, args=(name, address, uid))
            process.start()
            conn, _ = listener.accept()
            with conn:
                if peer_uid(conn) == os.geteuid():
                    conn.sendall(b"welcome")
            process.join()
            assert process.exitcode == 0


if __name__ == "__main__":
    main()
