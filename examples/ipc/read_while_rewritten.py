"""Rewrite a file in place, and another process may read it empty or half written."""

import json
import tempfile
from multiprocessing import Event, Process
from multiprocessing.synchronize import Event as EventType
from pathlib import Path


def worker(path: Path, opened: EventType, may_write: EventType) -> None:
    """Open the file, which empties it, and write later; runs in a child process."""
    with path.open("w") as file:
        opened.set()
        may_write.wait()
        json.dump({"version": 2, "timeout": 30}, file)


def print_settings(path: Path) -> None:
    """Print the settings, or what is wrong with the file."""
    try:
        print("main reads:", json.loads(path.read_text()))
    except json.JSONDecodeError as error:
        print("main can't read:", error)


def main() -> None:
    opened, may_write = Event(), Event()
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory, "settings.json")
        path.write_text(json.dumps({"version": 1, "timeout": 10}))
        process = Process(target=worker, args=(path, opened, may_write))
        process.start()
        opened.wait()
        print_settings(path)
        may_write.set()
        process.join()
        print_settings(path)


if __name__ == "__main__":
    main()
