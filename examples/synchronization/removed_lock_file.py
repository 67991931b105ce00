"""Never remove the file of a file lock: two programs may hold locks then."""

import fcntl
import os
import tempfile
from pathlib import Path
from typing import TextIO

WITHOUT_WAITING = fcntl.LOCK_EX | fcntl.LOCK_NB


def still_there(file: TextIO, path: Path) -> bool:
    """Tell whether the locked file is the one that has the name now."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.lock")
        with path.open("a") as first:
            fcntl.flock(first, WITHOUT_WAITING)
            print("first: locked")
            path.unlink()
            with path.open("a") as second:  # creates another file
                fcntl.flock(second, WITHOUT_WAITING)
                print("second: locked as well")
                print("first is the file at the path:", still_there(first, path))
                print("second is the file at the path:", still_there(second, path))


if __name__ == "__main__":
    main()
