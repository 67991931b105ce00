"""Map one file into two processes: what one writes, the other reads at once."""

import mmap
import tempfile
from multiprocessing import Process
from pathlib import Path

SIZE = 16  # bytes; a map doesn't make its file longer


def worker(path: Path, text: bytes, access: int) -> None:
    """Write into the mapped file; runs in a child process."""
    with (
        path.open("r+b") as file,
        mmap.mmap(file.fileno(), SIZE, access=access) as mapped,
    ):
        mapped[: len(text)] = text
        print("worker has:", mapped[:6])


def main() -> None:
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory, "board")
        path.write_bytes(b"." * SIZE)
        with path.open("r+b") as file, mmap.mmap(file.fileno(), SIZE) as mapped:
            for text, access in (
                (b"shared", mmap.ACCESS_WRITE),
                (b"copied", mmap.ACCESS_COPY),
            ):
                process = Process(target=worker, args=(path, text, access))
                process.start()
                process.join()
                in_file = path.read_bytes()[:6]
                print("main has:", mapped[:6], "file has:", in_file, flush=True)


if __name__ == "__main__":
    main()
