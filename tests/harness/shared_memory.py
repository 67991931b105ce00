"""Give the runs of one worker a /dev/shm of their own, and see what they leave there.

Blocks and semaphores are files there, with random names and no trace of who made
them, and other programs make some at the same time.  So each worker of the tests
moves into a mount namespace with an empty /dev/shm, which its runs inherit: they
come one after the other, and what is there after one and was not before is its own.

Only root on Linux may do that.  Elsewhere a leak is seen by the resource tracker's
warning on stderr alone; what the tracker doesn't know of goes unseen.
"""

import ctypes
import os
import sys
import time
from pathlib import Path

FOLDER = Path("/dev/shm")
GRACE = 2.0  # seconds for a resource tracker to clean up
CLONE_NEWNS = 0x20000
MS_REC_PRIVATE = 0x44000  # what is mounted here is not seen outside


class Own:
    """Whether this process has moved in."""

    folder = False


def move_in() -> None:
    """Give this process and its children an empty /dev/shm, if that is allowed."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return
    libc = ctypes.CDLL(None)
    Own.folder = (
        libc.unshare(CLONE_NEWNS) == 0
        and libc.mount(None, b"/", None, MS_REC_PRIVATE, None) == 0
        and libc.mount(b"tmpfs", bytes(FOLDER), b"tmpfs", 0, b"mode=1777") == 0
    )


def names() -> set[str]:
    """Return the names that are there now; none where others make some, too."""
    return set(os.listdir(FOLDER)) if Own.folder else set()  # noqa: PTH208


def left_since(before: set[str]) -> list[str]:
    """Return the names that came since and stay."""
    until = time.monotonic() + GRACE
    while (left := names() - before) and time.monotonic() < until:
        time.sleep(0.02)
    return sorted(left)


def clear(before: set[str]) -> None:
    """Remove the names that came since."""
    for name in names() - before:
        (FOLDER / name).unlink(missing_ok=True)
