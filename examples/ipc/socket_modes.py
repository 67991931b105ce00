"""Keep strangers out of a Unix socket: who may connect is written on its file.

To connect is to write, so Linux asks for the right to write to the socket, and for
the right to pass through every folder above it.  A child becomes another user, whom
this machine knows nothing of, and tries.  Becoming another user needs root.
"""

import os
import socket
import sys
import tempfile
from multiprocessing import Process
from pathlib import Path

STRANGER = 65534  # a user and a group that own nothing, often called nobody
CASES = [  # the mode of the folder, and of the socket
    (0o755, 0o755),
    (0o755, 0o777),
    (0o700, 0o777),
]


def knock(path: str) -> str:
    """Say what comes of connecting."""
    with socket.socket(socket.AF_UNIX) as line:
        try:
            line.connect(path)
        except PermissionError as error:
            return f"refused ({error.strerror})"
        return "let in"


def stranger(above: str) -> None:
    """Give up being root, and try each desk; this runs in a child."""
    os.chdir(above)  # so that only the folders below it count
    os.setgroups([])
    os.setgid(STRANGER)
    os.setuid(STRANGER)
    for folder, mode in CASES:
        came_of_it = knock(f"{folder:o}-{mode:o}/desk")
        print(f"folder {folder:o}, socket {mode:o}: the stranger is {came_of_it}")


def open_desk(above: Path, folder: int, mode: int) -> socket.socket:
    """Open a desk in a folder of its own."""
    path = above / f"{folder:o}-{mode:o}" / "desk"
    path.parent.mkdir()
    desk = socket.socket(socket.AF_UNIX)
    desk.bind(str(path))
    desk.listen()
    path.chmod(mode)
    path.parent.chmod(folder)
    return desk


def main() -> None:
    if os.geteuid():
        sys.exit("This needs root: it acts as another user.")
    with tempfile.TemporaryDirectory() as above:
        Path(above).chmod(0o755)
        desks = [open_desk(Path(above), *case) for case in CASES]
        child = Process(target=stranger, args=(above,))
        child.start()
        child.join()
        for desk in desks:
            desk.close()
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
