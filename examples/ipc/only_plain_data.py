"""Let an unpickler find no function: then a pickle brings plain data, or nothing.

A pickle names what it wants to call, and ``find_class`` looks the name up.  One that
refuses every name leaves numbers, strings, lists, dictionaries and the like.  It
doesn't limit how much memory or time a pickle takes; JSON and a limit on the size do.
"""

import io
import pickle
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn


class Evil:
    """An object whose pickle calls a function where it is read."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Callable[..., int], tuple[Path, str]]:
        return Path.write_text, (self.path, "I was here")


class PlainUnpickler(pickle.Unpickler):
    """One that refuses to look up any name."""

    def find_class(self, module: str, name: str) -> NoReturn:
        """Refuse."""
        raise pickle.UnpicklingError("only plain data is taken here")


def load(message: bytes) -> Any:
    """Unpickle plain data."""
    return PlainUnpickler(io.BytesIO(message)).load()


def main() -> None:
    print("plain data:", load(pickle.dumps({"item": "eggs", "number": 3})))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "note")
        try:
            load(pickle.dumps(Evil(path)))
        except pickle.UnpicklingError as error:
            print("the evil pickle:", error)
        print("there is a note:", path.exists())


if __name__ == "__main__":
    main()
