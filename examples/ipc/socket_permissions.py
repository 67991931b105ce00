"""Put a Unix socket into a folder of mode 700, and other users can't connect."""

import os
import socket
import sys
import tempfile
from multiprocessing import Process
from pathlib import Path

OTHER_USER = 65534  # a user and a group that own nothing, often called nobody
CASES = [  # the mode of the folder, and of the socket
    (0o755, 0o755),
    (0o755, 0o777),
    (0o700, 0o777),
]


def listen(parent: Path, folder: int, mode: int) -> socket.socket:
    """Listen in a folder of its own."""
    path = parent / f"{folder:o}-{mode:o}" / "app.sock"
    path.parent.mkdir()
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(path))
    server.listen()
    path.chmod(mode)
    path.parent.chmod(folder)
    return server


def attempt(path: str) -> str:
    """Try to connect, and return what happens."""
    with socket.socket(socket.AF_UNIX) as conn:
        try:
            conn.connect(path)
        except PermissionError as error:
            return f"refused ({error.strerror})"
        return "connected"


def other_user(parent: str) -> None:
    """Become another user and try each socket; runs in a child process."""
    os.chdir(parent)  # so that only the folders below it count
    os.setgroups([])
    os.setgid(OTHER_USER)
    os.setuid(OTHER_USER)
    for folder, mode in CASES:
        result = attempt(f"{folder:o}-{mode:o}/app.sock")
        print(f"folder {folder:o}, socket {mode:o}: {result}")


def main() -> None:
    if os.geteuid():
        sys.exit("This needs root: it acts as another user.")
    with tempfile.TemporaryDirectory() as parent:
        Path(parent).chmod(0o755)
        servers = [listen(Path(parent), *case) for case in CASES]
        process = Process(target=other_user, args=(parent,))
        process.start()
        process.join()
        for server in servers:
            server.close()


if __name__ == "__main__":
    main()
