"""Set the environment before the first child, or pass what you set.

A forked or spawned child gets the parent's environment as it is at that moment.
Under forkserver it gets the fork server's, and the server was started with
the first child.  A variable set later is not there; nor is one removed later
gone.  An argument is always up to date.
"""

import os
from multiprocessing import Process


def clerk(name: str, agreed: str) -> None:
    """Compare the environment with the argument; this runs in the child."""
    print(f"{name}: environment {os.environ.get('POST_RATE')}, argument {agreed}")


def employ(name: str, agreed: str) -> None:
    """Run one clerk to the end."""
    child = Process(target=clerk, args=(name, agreed))
    child.start()
    child.join()
    assert child.exitcode == 0


def main() -> None:
    os.environ["POST_RATE"] = "1.0"
    employ("Ada", os.environ["POST_RATE"])
    os.environ["POST_RATE"] = "1.2"
    employ("Bo", os.environ["POST_RATE"])


if __name__ == "__main__":
    main()
