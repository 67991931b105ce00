"""Keep a message within PIPE_BUF, or another writer's may be put in its middle."""

import os
import tempfile
from itertools import groupby
from multiprocessing import Event, Process
from multiprocessing.synchronize import Event as EventType
from pathlib import Path
from select import PIPE_BUF

READ, WRITE = os.O_RDONLY | os.O_NONBLOCK, os.O_WRONLY | os.O_NONBLOCK


def worker(path: Path, size: int, begun: EventType, other_done: EventType) -> None:
    """Write one message, in two parts if it must; runs in a child process."""
    pipe, message = os.open(path, WRITE), b"a" * size
    taken = os.write(pipe, message)
    begun.set()
    other_done.wait()
    if taken < size:
        os.write(pipe, message[taken:])
    os.close(pipe)


def fill(pipe: int) -> None:
    """Write dots until the pipe has no room."""
    try:
        while True:
            os.write(pipe, b"." * PIPE_BUF)
    except BlockingIOError:
        return


def exchange(path: Path, size: int) -> bytes:
    """Let the worker begin, then write too; return what comes out of the pipe."""
    begun, other_done = Event(), Event()
    reader, writer = os.open(path, READ), os.open(path, WRITE)
    fill(writer)
    os.read(reader, PIPE_BUF)  # makes room for so many bytes
    process = Process(target=worker, args=(path, size, begun, other_done))
    process.start()
    begun.wait()
    received = os.read(reader, 2**20)
    os.write(writer, b"b" * 100)
    other_done.set()
    process.join()
    received += os.read(reader, 2**20)
    os.close(writer)
    os.close(reader)
    return received.strip(b".")


def main() -> None:
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory, "messages")
        os.mkfifo(path)
        for size in (PIPE_BUF, 5000):
            parts = groupby(exchange(path, size).decode())
            found = " ".join(f"{len(list(part))}{letter}" for letter, part in parts)
            print(f"{size} bytes and 100 bytes arrive as {found}")


if __name__ == "__main__":
    main()
