"""Run a command whose standard error is a terminal, and see what it shows there."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from threading import Thread

SIZE = (24, 80)  # lines, columns
TIMEOUT = 50  # seconds


def seen(command: Sequence[str], folder: Path) -> str:
    """Return what a command writes on its terminal; raise if it fails or hangs."""
    import termios  # Windows has none

    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, SIZE)  # else tqdm finds no room for a bar
    chunks: list[bytes] = []
    reader = Thread(target=read_all, args=(ours, chunks))
    reader.start()
    try:
        subprocess.run(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=theirs,
            env={**os.environ, "TERM": "xterm"},
            start_new_session=True,
            check=True,
            timeout=TIMEOUT,
        )
    finally:
        os.close(theirs)
        reader.join()
        os.close(ours)
    return b"".join(chunks).decode("utf-8")


def read_all(terminal: int, chunks: list[bytes]) -> None:
    """Collect what comes, until nobody has the other end open."""
    while True:
        try:
            chunk = os.read(terminal, 65_536)
        except OSError:  # how Linux says that all have closed it
            return
        if not chunk:
            return
        chunks.append(chunk)
