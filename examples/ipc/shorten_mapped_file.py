"""Replace a file that another process has mapped; to shorten it kills the process."""

import mmap
import signal
import tempfile
from multiprocessing import Event, Process
from multiprocessing.synchronize import Event as EventType
from pathlib import Path


def reader(path: Path, mapped: EventType, changed: EventType) -> None:
    """Map the file, and read it after the change; runs in a child process."""
    with (
        path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content,
    ):
        mapped.set()
        changed.wait()
        print("reader reads:", content[:3])


def replace(path: Path) -> None:
    """Write another file, and give it the name."""
    new = path.with_suffix(".new")
    new.write_bytes(b"new")
    new.replace(path)


def empty(path: Path) -> None:
    """Open the file as "w" does, to write it anew."""
    path.open("wb").close()


def main() -> None:
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory, "data")
        for change in (replace, empty):
            path.write_bytes(b"old")
            mapped, changed = Event(), Event()
            process = Process(target=reader, args=(path, mapped, changed))
            process.start()
            mapped.wait()
            change(path)
            changed.set()
            process.join()
            code = process.exitcode or 0
            end = signal.Signals(-code).name if code < 0 else code
            print(f"{change.__name__}: reader ended with {end}", flush=True)


if __name__ == "__main__":
    main()
