"""Send lines through a named pipe: the reader ends when all writers have closed."""

import os
import tempfile
from multiprocessing import Process
from pathlib import Path


def producer(path: Path) -> None:
    """Write tasks into the pipe, one a line; runs in a child process."""
    with path.open("w") as pipe:  # waits for a reader
        for task in (1, 2, 3):
            pipe.write(f"task {task}\n")


def main() -> None:
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory, "tasks")
        os.mkfifo(path, mode=0o600)
        process = Process(target=producer, args=(path,))
        process.start()
        with path.open() as pipe:  # waits for a writer
            for line in pipe:
                print("received", line.rstrip())
        print("end of file: every writer has closed the pipe")
        process.join()


if __name__ == "__main__":
    main()
