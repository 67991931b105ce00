"""Open both ends of a named pipe, or wait: each ``open`` waits for the other.

A FIFO is a pipe with a path.  The reader's ``open`` doesn't return before somebody
opens the path for writing.  A writer that mustn't wait says O_NONBLOCK and gets an
error while there is no reader.  When the writer has closed, the reader comes to the
end; when the reader has closed, the writer gets BrokenPipeError.
"""

import errno
import os
import tempfile
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path

PATIENCE = 1  # seconds


def reader(fifo: Path, line: Connection) -> None:
    """Read one message from the pipe; runs in a child."""
    line.send("opens")
    with fifo.open() as pipe:
        line.send("has opened")
        line.send(pipe.readline())
    line.send("has closed")


def main() -> None:
    mine, theirs = Pipe()
    with tempfile.TemporaryDirectory() as folder:
        fifo = Path(folder, "orders")
        os.mkfifo(fifo, mode=0o600)
        try:
            os.open(fifo, os.O_WRONLY | os.O_NONBLOCK)
        except OSError as error:
            print("writer without a reader:", errno.errorcode[error.errno or 0])
        child = Process(target=reader, args=(fifo, theirs))
        child.start()
        print("reader", mine.recv())
        print("reader is through:", mine.poll(PATIENCE))
        with fifo.open("wb", buffering=0) as pipe:  # waits for the reader, who is there
            print("reader", mine.recv())
            pipe.write(b"two apples\n")
            print("reader read", repr(mine.recv()))
            print("reader", mine.recv())
            try:
                pipe.write(b"and a pear\n")
            except BrokenPipeError:
                print("writer: nobody reads any more")
        child.join()
        assert child.exitcode == 0


if __name__ == "__main__":
    main()
