"""Map one file into two processes: what one writes, the other sees at once.

A mapped file is memory that has a path, so programs that aren't related can share it,
and it is still there when they have ended.  Main and the first child have the same
bytes.  The second child maps the file with ACCESS_COPY and changes a copy of its own.
"""

import mmap
import tempfile
from multiprocessing import Process
from pathlib import Path

SIZE = 16  # bytes; a map can't make its file longer


def sign(path: Path, name: bytes, access: int) -> None:
    """Write a name into the mapped file; runs in a child."""
    with (
        path.open("r+b") as file,
        mmap.mmap(file.fileno(), SIZE, access=access) as page,
    ):
        page[: len(name)] = name
        print(f"{name.decode()} sees:", page[:5])


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "page")
        path.write_bytes(b"." * SIZE)
        with path.open("r+b") as file, mmap.mmap(file.fileno(), SIZE) as page:
            for name, access in (
                (b"Ada", mmap.ACCESS_WRITE),
                (b"Bo", mmap.ACCESS_COPY),
            ):
                child = Process(target=sign, args=(path, name, access))
                child.start()
                child.join()
                assert child.exitcode == 0
                in_file = path.read_bytes()[:5]
                print("main sees:", page[:5], "- in the file:", in_file, flush=True)


if __name__ == "__main__":
    main()
