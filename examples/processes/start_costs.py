"""Measure what a start costs where your program runs.

Tables in books were measured on other machines, with other modules imported.
Say how many starts to time: ``start_costs.py 20`` prints the median in
milliseconds from ``start`` to the child's first word.  Without a number it
only checks that each child answers.
"""

import sys
import time
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkContext, ForkServerContext, SpawnContext
from statistics import median

Context = ForkContext | ForkServerContext | SpawnContext


def clerk(desk: Connection) -> None:
    """Say one word; this runs in the child."""
    desk.send("ready")


def start_one(context: Context) -> float:
    """Return the milliseconds until a child is ready."""
    desk, counter = context.Pipe()
    child = context.Process(target=clerk, args=(counter,))
    begin = time.perf_counter()
    child.start()
    assert desk.recv() == "ready"
    took = 1000 * (time.perf_counter() - begin)
    child.join()
    return took


def main() -> None:
    starts = int(sys.argv[1]) if sys.argv[1:] else 0
    contexts = (get_context("fork"), get_context("spawn"), get_context("forkserver"))
    for context in contexts:
        first = start_one(context)
        print(f"{context.get_start_method()}: the child answered")
        if starts:
            usual = median(start_one(context) for _ in range(starts))
            print(f"  first {first:.1f} ms, then {usual:.1f} ms")


if __name__ == "__main__":
    main()
