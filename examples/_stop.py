"""End in order when told to: an example on SIGTERM ends all that it has started.

By default SIGTERM ends a Python program on the spot: its children live on, and its
temporary files stay. ``python -m examples`` answers it as a careful program does.
"""

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing import util
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import FrameType
from typing import Any

GRACE = 0.5  # seconds for the children to end by themselves
STUCK = 0.4  # seconds in which whoever cleans up gets on to something else
LAST = 5  # seconds after which nothing is waited for any more
SOON = 0.005  # seconds: something is just being made, and would be left half made
MAKING = {"__init__", "_launch", "ensure_running", "get_temp_dir", "register"}
INHERITED: set[str] = set()  # pipes and sockets that we had when we began
TRACKER = b"resource_tracker"  # it ends last, and removes what others have left


def install() -> None:
    """Let SIGTERM end this process in order; its children keep the system's way."""

    def stop(number: int, frame: FrameType | None) -> None:
        """End all and leave, as soon as nothing is left half made."""
        if hasattr(signal, "setitimer") and making(frame):
            signal.signal(signal.SIGALRM, lambda _, frame: stop(signal.SIGTERM, frame))
            signal.setitimer(signal.ITIMER_REAL, SOON)
            return
        end_all()
        keep_going()
        if not exiting(frame):
            sys.exit(128 + number)

    def as_before() -> None:
        """Give a forked child the system's way back."""
        if signal.getsignal(signal.SIGTERM) is stop:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)

    INHERITED.update(pipes(os.getpid()))
    signal.signal(signal.SIGTERM, stop)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=as_before)
    share_folder()


def share_folder() -> None:
    """Make multiprocessing's temporary folder before any child does.

    Children use their parent's; one of their own would stay behind if they are killed.
    """
    make = BaseProcess.__init__

    def __init__(self: BaseProcess, *args: Any, **kwargs: Any) -> None:
        util.get_temp_dir()
        make(self, *args, **kwargs)

    BaseProcess.__init__ = __init__  # type: ignore[method-assign]


def making(frame: FrameType | None) -> bool:
    """Tell whether a lock, a process, a temporary folder or the like is being made."""
    return any(
        module == "tempfile"
        or (module.startswith("multiprocessing.") and function in MAKING)
        for module, function in stack(frame)
    )


def exiting(frame: FrameType | None) -> bool:
    """Tell whether multiprocessing is cleaning up, as it does when a process ends."""
    return ("multiprocessing.util", "_exit_function") in stack(frame)


def stack(frame: FrameType | None) -> Iterator[tuple[str, str]]:
    """Yield the modules and functions that a frame is in, the innermost first."""
    while frame:
        yield frame.f_globals.get("__name__", ""), frame.f_code.co_name
        frame = frame.f_back


def end_all() -> None:
    """End every process that was started, in half a second."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    end(signal.SIGTERM)
    if not all_gone():
        end(getattr(signal, "SIGKILL", signal.SIGTERM))
        all_gone()  # whoever dies may still be writing


def all_gone() -> bool:
    """Wait for the end of all, for half a second at most."""
    until = time.monotonic() + GRACE
    while any(living()):
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True


def keep_going() -> None:
    """Leave whatever this process waits for in vain on its way out.

    A child that was killed may have held a lock, which ``wait`` of an event takes once
    more before it lets an exception pass.
    """
    if not hasattr(signal, "setitimer"):
        return
    seen, until = (0, 0), time.monotonic() + LAST

    def look(number: int, frame: FrameType | None) -> None:
        """Leave this place, if we have been here all the time."""
        nonlocal seen
        before, seen = seen, (id(frame), frame.f_lasti if frame else 0)
        if time.monotonic() > until:
            signal.signal(number, signal.SIG_DFL)  # the next one ends it
        elif seen == before and exiting(frame):
            raise TimeoutError("it ends without this")  # and cleans up the rest
        elif seen == before:
            sys.exit(128 + signal.SIGTERM)

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, STUCK, STUCK)


def end(number: int) -> None:
    """Send a signal to every living descendant, and wake those that are stopped."""
    for pid in [*living()]:  # all, before the first ends and leaves its own behind
        with suppress(OSError):
            os.kill(pid, number)
            if hasattr(signal, "SIGCONT"):
                os.kill(pid, signal.SIGCONT)


def living() -> Iterator[int]:
    """Yield our descendants; where there is no /proc, multiprocessing's children.

    An orphan is known by a pipe that it shares with us and that we did not inherit.
    """
    for child in multiprocessing.active_children():  # it reaps those that have ended
        if child.pid:
            yield child.pid
    found = (stat for folder in Path("/proc").glob("[0-9]*") for stat in of(folder))
    parents, ours, me = dict(found), pipes(os.getpid()) - INHERITED, os.getpid()
    new = {pid for pid in parents if pid == me or ours & pipes(pid)}
    family: set[int] = set()
    while new:
        yield from new - {me}
        family |= new
        new = {pid for pid, up in parents.items() if up in family} - family


def pipes(pid: int) -> set[str]:
    """Return the pipes and sockets that a process holds, by the names in /proc."""
    found = set()
    with suppress(OSError):
        for link in Path(f"/proc/{pid}/fd").iterdir():
            with suppress(OSError):
                found.add(str(link.readlink()))
    return {name for name in found if name.startswith(("pipe:", "socket:"))}


def of(folder: Path) -> Iterator[tuple[int, int]]:
    """Yield a process's id and its parent's, unless it is a zombie or a tracker."""
    with suppress(OSError):
        state, parent = (folder / "stat").read_bytes().rpartition(b")")[2].split()[:2]
        if state != b"Z" and TRACKER not in (folder / "cmdline").read_bytes():
            yield int(folder.name), int(parent)
