"""Flush your files before a fork, and seed your own random generators after it."""

import random
import tempfile
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TextIO


def worker(file: TextIO, generator: random.Random, conn: Connection) -> None:
    """Write a line and draw two random numbers; runs in a child process."""
    file.write("written by the worker\n")
    file.close()
    conn.send((random.random(), generator.random()))


def main() -> None:
    fork, generator = get_context("fork"), random.Random()
    conn, worker_conn = fork.Pipe(duplex=False)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.txt")
        with path.open("w") as file:
            file.write("heading\n")  # stays in the buffer, which fork copies
            process = fork.Process(target=worker, args=(file, generator, worker_conn))
            process.start()
            worker_conn.close()
            from_module, from_generator = conn.recv()
            process.join()
        print(path.read_text(), end="")
    print("the same from random.random():", from_module == random.random())
    print("the same from my generator:", from_generator == generator.random())


if __name__ == "__main__":
    main()
