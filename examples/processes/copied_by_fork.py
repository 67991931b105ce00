"""Expect a forked child to hold a copy of everything, in the state it was in.

Threads are the exception: only the one that called fork lives on in the child.
Text that a file has not yet written out is copied, so it can be written twice.
A random generator of your own is copied, so all children draw the same numbers;
Python seeds the one behind ``random.random`` anew, but no other.
"""

import random
import tempfile
import threading
import warnings
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TextIO


def child_says(page: TextIO, dice: random.Random, answers: Connection) -> None:
    """Write a line, and tell what there is; this runs in the child."""
    page.write("child\n")
    page.close()
    answers.send((threading.active_count(), random.random(), dice.random()))


def main() -> None:
    fork, dice = get_context("fork"), random.Random()
    closing_time = threading.Event()
    thread = threading.Thread(target=closing_time.wait)
    thread.start()
    answers, to_parent = fork.Pipe(duplex=False)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "page")
        with path.open("w") as page:
            page.write("heading\n")  # stays in the buffer, which fork copies
            child = fork.Process(target=child_says, args=(page, dice, to_parent))
            with warnings.catch_warnings():  # 3.12 warns of the thread
                warnings.simplefilter("ignore", DeprecationWarning)
                child.start()
            child.join()
        print("the file holds:", path.read_text().split())
    threads, from_module, from_dice = answers.recv()
    print("threads in parent and child:", threading.active_count(), threads)
    print("random.random() gives both the same:", from_module == random.random())
    print("my own generator gives both the same:", from_dice == dice.random())
    closing_time.set()
    thread.join()
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
