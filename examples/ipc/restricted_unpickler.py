"""Load pickles that hold plain data, and refuse all that name a function or a class."""

import io
import pickle
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn


class PlainUnpickler(pickle.Unpickler):
    """An unpickler that looks up no names."""

    def find_class(self, module: str, name: str) -> NoReturn:
        """Refuse every name."""
        raise pickle.UnpicklingError(f"{name} is not allowed")


def load(message: bytes) -> Any:
    """Unpickle plain data."""
    return PlainUnpickler(io.BytesIO(message)).load()


class Malicious:
    """An object whose pickle calls a function where it is loaded."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Callable[..., int], tuple[Path, str]]:
        return Path.write_text, (self.path, "hello from the client")


def main() -> None:
    print("loaded:", load(pickle.dumps({"item": "pen", "quantity": 3})))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "note.txt")
        try:
            load(pickle.dumps(Malicious(path)))
        except pickle.UnpicklingError as error:
            print("refused:", error)
        print("file exists:", path.exists())


if __name__ == "__main__":
    main()
