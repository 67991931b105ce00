"""Remember that a forked child reads on where the parent stopped.

A descriptor is a number of one process; the open file behind it is the
system's, and holds the position.  After fork both numbers lead to the same open
file.  The clerk closes its number without harm, but what it has read is read:
the parent goes on behind it.  Open the file in the child to have a position of
its own.
"""

import os
import tempfile
from multiprocessing import get_context


def clerk(ledger: int) -> None:
    """Read the first word; this runs in the child."""
    print("clerk reads:", os.read(ledger, 4).decode())
    os.close(ledger)


def main() -> None:
    with tempfile.TemporaryFile(buffering=0) as file:
        file.write(b"cash stock")
        file.seek(0)
        fork = get_context("fork")  # which copies every descriptor
        child = fork.Process(target=clerk, args=(file.fileno(),))
        child.start()
        child.join()
        assert child.exitcode == 0
        print("parent reads:", os.read(file.fileno(), 6).decode().strip())


if __name__ == "__main__":
    main()
