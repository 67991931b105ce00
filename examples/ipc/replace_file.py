"""Write a new file beside the old one, and replace the old one in a single step."""

import json
import os
import tempfile
from multiprocessing import Process
from pathlib import Path


def save(path: Path, settings: dict[str, int]) -> None:
    """Replace a file; a reader finds the old content or the new, never a part."""
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        new.write_text(json.dumps(settings))
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)  # is still there only after an error


def worker(path: Path) -> None:
    """Save new settings; runs in a child process."""
    save(path, {"version": 2, "timeout": 30})


def main() -> None:
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory, "settings.json")
        save(path, {"version": 1, "timeout": 10})
        with path.open() as opened_before:
            process = Process(target=worker, args=(path,))
            process.start()
            process.join()
            print("opened before:", json.load(opened_before))
        print("opened after: ", json.loads(path.read_text()))


if __name__ == "__main__":
    main()
