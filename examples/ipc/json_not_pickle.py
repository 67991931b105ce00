"""Send bytes and read them as JSON: nothing in a message can run.

``send_bytes`` and ``recv_bytes`` keep messages apart and leave their meaning to
you.  The evil pickle arrives like any other bytes, and isn't JSON.  ``recv_bytes``
is given a limit, and what was read is looked at before it is used.
"""

import json
import pickle
import tempfile
from collections.abc import Callable
from multiprocessing import Process
from multiprocessing.connection import Client, Listener
from pathlib import Path

LONGEST = 1_000  # bytes in a message


class Evil:
    """An object whose pickle calls a function where it is read."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Callable[..., int], tuple[Path, str]]:
        return Path.write_text, (self.path, "I was here")


def understand(message: bytes) -> str:
    """Return what is ordered, or what is wrong with the message."""
    try:
        order = json.loads(message)
    except (ValueError, RecursionError):  # the latter from a thousand brackets
        return "this is not JSON"
    match order:
        case {"item": str(item), "number": int(number)} if 0 < number < 100:
            return f"{number:d} {item}"
    return "this is not an order"


def stranger(address: tuple[str, int], message: bytes) -> None:
    """Connect and send; this runs in a child."""
    with Client(address) as line:
        line.send_bytes(message)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "note")
        messages = (
            b'{"item": "eggs", "number": 3}',
            b'{"item": "eggs", "number": -3}',
            pickle.dumps(Evil(path)),
        )
        with Listener(("127.0.0.1", 0)) as listener:
            for message in messages:
                child = Process(target=stranger, args=(listener.address, message))
                child.start()
                with listener.accept() as line:
                    print("received:", understand(line.recv_bytes(LONGEST)))
                child.join()
        print("there is a note:", path.exists())


if __name__ == "__main__":
    main()
