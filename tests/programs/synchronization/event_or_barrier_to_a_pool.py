"""Send an event or a barrier to a pool as an argument of a task, then as an initarg."""

import sys
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier, Event

kept: list[Event | Barrier] = []


def keep(shared: Event | Barrier) -> None:
    kept.append(shared)


def show(shared: Event | Barrier | None = None) -> str:
    return type(shared or kept[0]).__name__


if __name__ == "__main__":
    context = get_context(sys.argv[1])
    shared = context.Event() if sys.argv[2] == "Event" else context.Barrier(1)
    with context.Pool(1, keep, (shared,)) as pool:
        try:
            pool.apply(show, (shared,))
        except RuntimeError as error:
            print(error)
        print("as an initarg:", pool.apply(show))
