"""Spell ``daemon`` right, or give it to ``Process`` as an argument.

Python lets you give most objects any attribute you like.  So ``lamp.deamon = True``
makes a new one that nobody reads, and no error says so: ``lamp.daemon`` stays
False, and at exit the parent waits for a child it was meant to stop.  The
argument is checked: ``Process(..., deamon=True)`` raises TypeError.
"""

import atexit
from multiprocessing import Event, Process
from multiprocessing.synchronize import Event as EventType
from typing import Any


def shine(ready: EventType, nightfall: EventType) -> None:
    """Shine until nightfall."""
    try:
        ready.set()
        nightfall.wait()
    finally:
        print("lamp: put out properly")


def main() -> None:
    ready, nightfall = Event(), Event()
    lamp: Any = Process(target=shine, args=(ready, nightfall))  # Any: mypy looks away
    lamp.deamon = True
    lamp.start()
    ready.wait()
    atexit.register(nightfall.set)  # without it, the parent would wait for ever

    print("deamon:", lamp.deamon)
    print("daemon:", lamp.daemon)
    options: dict[str, Any] = {"target": shine, "deamon": True}
    try:
        Process(**options)
    except TypeError as error:
        print("deamon as an argument:", type(error).__name__)
    print("main: last line", flush=True)


if __name__ == "__main__":
    main()
