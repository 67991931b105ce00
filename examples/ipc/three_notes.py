"""Don't take one ``recv`` for one message: a stream has no messages.

Ada sends three notes, and ends.  Read from a stream socket they are one piece of
text.  Two things keep them apart: a line end in each, or a SOCK_SEQPACKET socket,
which Linux has and which hands out one note at a time.
"""

import socket
from multiprocessing import Process
from socket import SOCK_SEQPACKET, SOCK_STREAM, SocketKind

NOTES = [b"3 eggs", b"2 loaves", b"1 cheese"]


def ada(line: socket.socket, end: bytes) -> None:
    """Send three notes; this runs in a child."""
    with line:
        for note in NOTES:
            line.sendall(note + end)


def after_ada(kind: SocketKind, end: bytes = b"") -> socket.socket:
    """Return the other end of a socket pair, when Ada has sent all and ended."""
    mine, theirs = socket.socketpair(socket.AF_UNIX, kind)
    child = Process(target=ada, args=(theirs, end))
    child.start()
    theirs.close()
    child.join()
    assert child.exitcode == 0
    return mine


def main() -> None:
    with after_ada(SOCK_STREAM) as line:
        print("stream, one recv:", line.recv(100))
    with after_ada(SOCK_STREAM, end=b"\n") as line, line.makefile("rb") as file:
        print("stream, lines:", [one.rstrip() for one in file])
    with after_ada(SOCK_SEQPACKET) as line:
        print("seqpacket, each recv:", list(iter(lambda: line.recv(100), b"")))


if __name__ == "__main__":
    main()
