"""Call pickle.dumps to see whether an object can be sent to a child."""

import pickle
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from multiprocessing import Lock
from pathlib import Path


@dataclass
class Task:
    """A class of this module."""

    number: int


class Cache:
    """An object that holds a lock of threading."""

    def __init__(self) -> None:
        self.lock = threading.Lock()

    def load(self) -> None:
        """Do nothing: it is the bound method that matters."""


def things() -> Iterator[tuple[str, object]]:
    """Yield what one might want to pass, each with its description."""
    yield "a list of numbers", [1, 2, 3]
    yield "an object of a class at the top level", Task(7)
    yield "a function at the top level", things
    yield "a partial of one", partial(print, 7)
    yield "a lambda", lambda: 7
    yield "a generator", (number for number in (1, 2, 3))
    yield "a lock of threading", threading.Lock()
    yield "a method of an object with such a lock", Cache().load
    yield "a lock of multiprocessing", Lock()
    with Path(__file__).open() as file:
        yield "an open file", file


def can_be_pickled(thing: object) -> bool:
    """Try it; the exceptions are those that pickle raises."""
    try:
        pickle.dumps(thing)
    except (AttributeError, RuntimeError, TypeError, pickle.PicklingError):
        return False
    return True


def main() -> None:
    for description, thing in things():
        print(f"{description:38}  {'yes' if can_be_pickled(thing) else 'no'}")


if __name__ == "__main__":
    main()
