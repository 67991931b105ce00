"""Know what can be an argument: what can be pickled, and a few things more.

Under fork anything can, since nothing is pickled.  Under spawn and forkserver
``start`` raises an exception for whatever is tied to this process: a half-used
generator, an open file, a thread's lock.  multiprocessing's own locks and pipes
are let through, but only while a process is being started.
"""

import pickle
import threading
from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction
from functools import partial
from multiprocessing import Lock, Pipe, Process
from pathlib import Path


def use(_thing: object) -> None:
    """Take one argument and do nothing with it; this runs in the child."""


def travels(thing: object) -> bool:
    """Start a child with this argument; say whether it could be started."""
    child = Process(target=use, args=(thing,))
    with suppress(AttributeError, TypeError, pickle.PicklingError):
        child.start()
        child.join()
    return child.exitcode == 0


def things() -> Iterator[tuple[str, object]]:
    """Yield what one might want to pass, each with its description."""
    yield "a list of numbers", [1, 2, 3]
    yield "an object of an importable class", Fraction(1, 3)
    yield "a function of a module", use
    yield "a partial of it", partial(use, 7)
    yield "a lambda", lambda: 7
    yield "a generator", (number for number in (1, 2, 3))
    yield "a lock of threading", threading.Lock()
    yield "a lock of multiprocessing", Lock()
    with Path(__file__).open() as file:
        yield "an open file", file
    here, there = Pipe()
    with here, there:
        yield "one end of a pipe", there


def main() -> None:
    for description, thing in things():
        print(f"{description:32}  {'travels' if travels(thing) else 'refused'}")


if __name__ == "__main__":
    main()
