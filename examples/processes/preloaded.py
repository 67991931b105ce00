"""Have the fork server import slow modules once, for all its children.

Each child of the fork server is a copy of the server.  What the server has
imported, the child has too, at no cost; all else it must import by itself.
Name such modules before the first child: after it the server runs, and a later
list changes nothing.  A name that can't be imported is passed over in silence.
"""

import sys
from multiprocessing import get_context

NAMED, NOT_NAMED = "colorsys", "wave"  # stand for two slow modules


def clerk() -> None:
    """Say what is there without an import; this runs in the child."""
    for module in (NAMED, NOT_NAMED):
        print(f"{module} is there already: {module in sys.modules}")


def main() -> None:
    context = get_context("forkserver")
    context.set_forkserver_preload([NAMED, "no_such_module"])
    child = context.Process(target=clerk)
    child.start()
    child.join()
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
