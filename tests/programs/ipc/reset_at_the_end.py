"""Use a pipe whose other end was closed, with and without something unread."""

import multiprocessing as mp
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection


def reads(line: Connection) -> None:
    line.recv()


def reads_nothing(line: Connection) -> None:
    pass


def report(call: Callable[[], object]) -> None:
    try:
        call()
    except Exception as error:
        print(type(error).__name__)


if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    for target in (reads, reads_nothing):
        ours, theirs = mp.Pipe()
        ours.send("hello")
        child = mp.Process(target=target, args=(theirs,))
        child.start()
        theirs.close()
        child.join()
        report(ours.recv)
        report(lambda end=ours: end.send("hello"))  # type: ignore[misc]
