"""Receive bytes and parse them as JSON: no message can run code."""

import json
import pickle
import tempfile
from collections.abc import Callable
from multiprocessing import Process
from multiprocessing.connection import Client, Listener
from pathlib import Path

MAX_SIZE = 1_000  # bytes in a message


class Malicious:
    """An object whose pickle calls a function where it is loaded."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Callable[..., int], tuple[Path, str]]:
        return Path.write_text, (self.path, "hello from the client")


def parse_order(message: bytes) -> str:
    """Return the order as text, or what is wrong with the message."""
    try:
        order = json.loads(message)
    except (ValueError, RecursionError):  # the latter from very many brackets
        return "not JSON"
    match order:
        case {"item": str(item), "quantity": int(quantity)} if 0 < quantity < 100:
            return f"{quantity:d} x {item}"
    return "not a valid order"


def client(address: tuple[str, int], message: bytes) -> None:
    """Send one message; runs in a child process."""
    with Client(address) as conn:
        conn.send_bytes(message)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "note.txt")
        messages = (
            b'{"item": "pen", "quantity": 3}',
            b'{"item": "pen", "quantity": -3}',
            pickle.dumps(Malicious(path)),
        )
        with Listener(("127.0.0.1", 0)) as listener:
            for message in messages:
                process = Process(target=client, args=(listener.address, message))
                process.start()
                with listener.accept() as conn:
                    print("received:", parse_order(conn.recv_bytes(MAX_SIZE)))
                process.join()
        print("file exists:", path.exists())


if __name__ == "__main__":
    main()
