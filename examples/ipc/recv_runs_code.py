"""Don't call recv on what anyone may send: to unpickle a message is to run code."""

import tempfile
from collections.abc import Callable
from multiprocessing import Process
from multiprocessing.connection import Client, Listener
from pathlib import Path


class Malicious:
    """An object whose pickle calls a function where it is loaded."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Callable[..., int], tuple[Path, str]]:
        return Path.write_text, (self.path, "hello from the client")


def client(address: tuple[str, int], path: Path) -> None:
    """Send one message; runs in a child process."""
    with Client(address) as conn:
        conn.send(Malicious(path))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "note.txt")
        with Listener(("127.0.0.1", 0)) as listener:  # no authkey, the default
            process = Process(target=client, args=(listener.address, path))
            process.start()
            with listener.accept() as conn:
                print("file exists:", path.exists())
                print("received:", conn.recv())
                print("file exists:", path.exists())
        process.join()
        print("content:", path.read_text())


if __name__ == "__main__":
    main()
