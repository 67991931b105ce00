"""Keep a message for a shared pipe within PIPE_BUF, or it may be torn.

Ada and Bo write to one FIFO.  Up to PIPE_BUF bytes the kernel takes a message whole or
not yet; of a longer one it takes what there is room for.  Ada doesn't wait for more
room (O_NONBLOCK), so that one can see the break: Bo writes just then, and his message
stands in the middle of hers.  A write that waits breaks at the same place.
"""

import os
import tempfile
from itertools import groupby
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path
from select import PIPE_BUF

READ, WRITE = os.O_RDONLY | os.O_NONBLOCK, os.O_WRONLY | os.O_NONBLOCK


def ada(fifo: Path, size: int, line: Connection) -> None:
    """Write one message, if need be in two parts; runs in a child."""
    pipe, message = os.open(fifo, WRITE), b"a" * size
    taken = os.write(pipe, message)
    line.send(taken)
    line.recv()
    if message[taken:]:
        os.write(pipe, message[taken:])
    os.close(pipe)


def fill(pipe: int) -> None:
    """Write dots until there is no room."""
    try:
        while True:
            os.write(pipe, b"." * PIPE_BUF)
    except BlockingIOError:
        return


def run(fifo: Path, size: int) -> bytes:
    """Let Ada begin, then Bo write, then Ada go on; return what arrived."""
    mine, theirs = Pipe()
    reader, bo = os.open(fifo, READ), os.open(fifo, WRITE)
    fill(bo)
    arrived = os.read(reader, PIPE_BUF)  # now there is room for so much
    child = Process(target=ada, args=(fifo, size, theirs))
    child.start()
    print(f"Ada: {mine.recv()} of {size} bytes were taken")
    arrived += os.read(reader, 2**20)
    os.write(bo, b"b" * 100)
    mine.send("go on")
    child.join()
    assert child.exitcode == 0
    arrived += os.read(reader, 2**20)
    os.close(bo)
    os.close(reader)
    return arrived.strip(b".")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        fifo = Path(folder, "log")
        os.mkfifo(fifo)
        for size in (PIPE_BUF, 5000):
            pieces = groupby(run(fifo, size).decode())
            print("arrived:", *(f"{len([*run])}{letter}" for letter, run in pieces))


if __name__ == "__main__":
    main()
