"""End in order when told to: an example on SIGTERM ends all that it has started.

By default SIGTERM ends a Python program on the spot: its children live on, and its
temporary files stay. ``python -m examples`` answers it as a careful program does.
"""

import multiprocessing
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import FrameType

GRACE = 0.5  # seconds for the children to end by themselves
LAST = 5  # whole seconds after which nothing is waited for any more
SOON = 0.005  # seconds: multiprocessing is in the middle of making something
MAKING = {"__init__", "_launch", "ensure_running", "register"}  # there
TRACKER = b"resource_tracker"  # it ends last, and removes what others have left


def install() -> None:
    """Let SIGTERM end this process in order; its children keep the system's way."""

    def stop(number: int, frame: FrameType | None) -> None:
        """End all and leave, as soon as nothing is left half made."""
        if hasattr(signal, "setitimer") and making(frame):
            signal.signal(signal.SIGALRM, lambda _, frame: stop(signal.SIGTERM, frame))
            signal.setitimer(signal.ITIMER_REAL, SOON)
        else:
            end_all()
            sys.exit(128 + number)

    def as_before() -> None:
        """Give a forked child the system's way back."""
        if signal.getsignal(signal.SIGTERM) is stop:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)

    signal.signal(signal.SIGTERM, stop)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=as_before)


def making(frame: FrameType | None) -> bool:
    """Tell whether multiprocessing is just making a lock, a process or the like."""
    while frame:
        module = frame.f_globals.get("__name__", "")
        if module.startswith("multiprocessing.") and frame.f_code.co_name in MAKING:
            return True
        frame = frame.f_back
    return False


def end_all() -> None:
    """End every process that was started, in half a second."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if hasattr(signal, "alarm"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(LAST)
    folders = {folder for pid in living() for folder in meeting_places(pid)}
    end(signal.SIGTERM)
    until = time.monotonic() + GRACE
    while any(living()) and time.monotonic() < until:
        time.sleep(0.01)
    end(getattr(signal, "SIGKILL", signal.SIGTERM))
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def meeting_places(pid: int) -> Iterator[Path]:
    """Yield the temporary folders in which a server of multiprocessing listens."""
    with suppress(OSError):
        mine = {str(link.readlink()) for link in Path(f"/proc/{pid}/fd").iterdir()}
        for line in Path("/proc/net/unix").read_text("utf-8").splitlines()[1:]:
            fields = line.split(maxsplit=7)
            if len(fields) == 8 and f"socket:[{fields[6]}]" in mine:
                folder = Path(fields[7]).parent
                if folder.name.startswith("pymp-"):
                    yield folder


def end(number: int) -> None:
    """Send a signal to every living descendant, and wake those that are stopped."""
    for pid in living():
        with suppress(OSError):
            os.kill(pid, number)
            if hasattr(signal, "SIGCONT"):
                os.kill(pid, signal.SIGCONT)


def living() -> Iterator[int]:
    """Yield our descendants; where there is no /proc, multiprocessing's children."""
    for child in multiprocessing.active_children():  # it reaps those that have ended
        if child.pid:
            yield child.pid
    found = (stat for folder in Path("/proc").glob("[0-9]*") for stat in of(folder))
    parents = dict(found)
    family = {os.getpid()}
    while new := {pid for pid, up in parents.items() if up in family} - family:
        family |= new
        yield from new


def of(folder: Path) -> Iterator[tuple[int, int]]:
    """Yield a process's id and its parent's, unless it is a zombie or a tracker."""
    with suppress(OSError):
        state, parent = (folder / "stat").read_bytes().rpartition(b")")[2].split()[:2]
        if state != b"Z" and TRACKER not in (folder / "cmdline").read_bytes():
            yield int(folder.name), int(parent)
