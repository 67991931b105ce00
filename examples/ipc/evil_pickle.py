"""Don't unpickle what a stranger sent: to unpickle is to run code.

This listener has no key, which is the default.  A stranger sends a pickle that
says: to rebuild me, call this function with these arguments.  ``recv`` does so,
before anybody has looked at the message.  The function could be any; this one
writes a word into a file.
"""

import tempfile
from collections.abc import Callable
from multiprocessing import Process
from multiprocessing.connection import Client, Listener
from pathlib import Path


class Evil:
    """An object whose pickle calls a function where it is read."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Callable[..., int], tuple[Path, str]]:
        return Path.write_text, (self.path, "I was here")


def stranger(address: tuple[str, int], path: Path) -> None:
    """Connect and send; this runs in a child."""
    with Client(address) as line:
        line.send(Evil(path))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "note")
        with Listener(("127.0.0.1", 0)) as listener:
            child = Process(target=stranger, args=(listener.address, path))
            child.start()
            with listener.accept() as line:
                print("there is a note:", path.exists())
                print("received:", line.recv())
                print("there is a note:", path.exists(), path.read_text())
        child.join()
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
