"""Pass a descriptor to a forked child, and both read on from one position."""

import os
from multiprocessing import get_context
from tempfile import TemporaryFile

LINE = 7  # bytes


def read_line(descriptor: int) -> str:
    """Read the next line of the file."""
    return os.read(descriptor, LINE).decode().strip()


def worker(descriptor: int) -> None:
    """Read a line and close the descriptor; runs in a child process."""
    print("child reads", read_line(descriptor))
    os.close(descriptor)


def main() -> None:
    with TemporaryFile(buffering=0) as file:
        file.write(b"line 1\nline 2\nline 3\n")
        file.seek(0)
        fork = get_context("fork")  # the child gets a copy of every descriptor
        child = fork.Process(target=worker, args=(file.fileno(),))
        child.start()
        child.join()
        print("parent reads", read_line(file.fileno()))


if __name__ == "__main__":
    main()
