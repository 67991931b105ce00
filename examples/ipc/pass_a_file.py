"""Pass an open file to another process through a Unix socket.

A descriptor is only a number, and counts in its own process alone: the number by
itself is worth nothing to Bo.  ``send_fds`` makes the kernel open the same file for
him.  He can't reach it by its path, since it has none any more.
"""

import os
import socket
import tempfile
from multiprocessing import Process

SECRET = b"3 eggs, 2 loaves\n"


def identity(number: int) -> str:
    """Say which file a descriptor of this process is open on, if any."""
    try:
        file = os.fstat(number)
    except OSError:
        return "none"
    return f"{file.st_dev}:{file.st_ino}"


def bo(line: socket.socket) -> None:
    """Receive an open file and read from it; this runs in a child."""
    with line:
        message, (mine,), _, _ = socket.recv_fds(line, 100, 1)
    number, ledger = message.decode().split()
    print("Bo can use Ada's number:", identity(int(number)) == ledger)
    print("Bo can use the one he was passed:", identity(mine) == ledger)
    with os.fdopen(mine, "rb") as file:
        print("Bo reads:", file.read())


def main() -> None:
    mine, theirs = socket.socketpair()
    child = Process(target=bo, args=(theirs,))
    child.start()
    theirs.close()
    with mine, tempfile.TemporaryFile() as ledger:  # it has no name
        ledger.write(SECRET)
        ledger.flush()
        ledger.seek(0)
        number = ledger.fileno()
        message = f"{number} {identity(number)}"
        socket.send_fds(mine, [message.encode()], [number])
        child.join()
        print("Ada stands at the end of it too:", ledger.tell() == len(SECRET))
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
