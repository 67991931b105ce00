"""See which blocks and semaphores a run leaves in /dev/shm.

They are files there, with random names and no trace of who made them, and other
runs make some at the same time. A run is blamed for a name when

- the name came while the run lasted, and is this user's;
- no living process has it mapped, and a second later still none does: those of a
  run that goes on are held by it, and those of one that ends are soon removed;
- the same example, run AGAIN with no other run of these tests beside it, leaves one
  each time: a program that has nothing to do with the tests won't be that punctual.

The last step costs time only when something was left. Patching multiprocessing to
log the names would be direct, but then it would no longer be the example alone
that runs, and a program that is not Python would go unseen.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import ClassVar

FOLDER = Path("/dev/shm")
OURS = ("sem.mp-", "sem.loky-", "psm_")  # what multiprocessing and joblib call theirs
AGAIN = 2  # runs that must confirm the first
GRACE = 1.0  # seconds for a resource tracker to clean up


def names() -> set[str]:
    """Return the names that are there now; none where there is no such folder."""
    return set(os.listdir(FOLDER)) if FOLDER.is_dir() else set()  # noqa: PTH208


def abandoned(before: set[str]) -> list[str]:
    """Return the names that came since and that nobody will use or remove."""
    new = mine(names() - before)
    until = time.monotonic() + GRACE
    while left := (new & names()) - held(new):
        if time.monotonic() > until:
            return sorted(left)
        time.sleep(0.05)
    return []


def mine(new: set[str]) -> set[str]:
    """Return those that belong to this user, hidden ones left out."""
    found = set()
    for name in new:
        with suppress(FileNotFoundError):
            if (
                not name.startswith(".")
                and (FOLDER / name).stat().st_uid == os.getuid()
            ):
                found.add(name)
    return found


def held(new: set[str]) -> set[str]:
    """Return those that a living process has mapped."""
    found: set[str] = set()
    if not new:
        return found
    for pid in filter(str.isdigit, os.listdir("/proc")):  # noqa: PTH208
        with suppress(OSError):  # it has ended, or is another user's
            text = Path("/proc", pid, "maps").read_text(errors="replace")
            found |= {name for name in new if f"{FOLDER}/{name}\n" in text}
    return found


class Rooms:
    """Where the runs of one session meet, so that one of them can be alone."""

    folder: Path | None = None  # shared by the workers; none: there is one worker
    left: ClassVar[set[str]] = set()  # names that runs of this worker left behind


@contextmanager
def turn(*, alone: bool) -> Iterator[None]:
    """Run beside the other workers' runs, or alone.

    The gate keeps new runs out while one waits to be alone; else it might wait long.
    """
    if sys.platform == "win32" or Rooms.folder is None:
        yield
        return
    import fcntl

    with ExitStack() as files:
        gate = files.enter_context((Rooms.folder / "gate").open("a"))
        room = files.enter_context((Rooms.folder / "room").open("a"))
        fcntl.flock(gate, fcntl.LOCK_EX)
        fcntl.flock(room, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        if not alone:
            fcntl.flock(gate, fcntl.LOCK_UN)
        yield


def tidy() -> None:
    """Remove, at the session's end, what its runs left.

    Not before: another run may be about to find that it has left one of them.
    """
    with turn(alone=True):
        for name in Rooms.left - held(Rooms.left):
            if name.startswith(OURS):
                (FOLDER / name).unlink(missing_ok=True)
