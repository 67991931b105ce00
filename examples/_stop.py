"""Let SIGTERM end an example together with all that it started.

By default SIGTERM ends a Python program on the spot: its children live on, and its
temporary files stay. ``python -m examples`` answers it as a careful program does, on
Linux and macOS; on Windows nothing can answer it.
"""

import atexit
import multiprocessing
import os
import signal
import sys
import time
from contextlib import suppress
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import FrameType
from typing import Any

STOPPED = 128 + signal.SIGTERM  # the exit code
GRACE = 0.5  # seconds for the children to end by themselves
STUCK = 0.4  # seconds in which whoever cleans up gets on to something else
LAST = 5  # seconds after which nothing is waited for any more
SOON = 0.005  # seconds: something is just being made, and would be left half made
MAKING = {"__init__", "_launch", "ensure_running", "get_temp_dir", "register"}
EXITING = {"_exit_function"}  # multiprocessing cleans up, as when a process ends
INHERITED: set[str] = set()  # pipes and sockets that we had when we began
masks: list[set[int]] = []  # of signals that were held back before a fork
runner = 0  # the process that install() was called in
TRACKER = b"resource_tracker"  # it ends last, and removes what others have left


def install() -> None:
    """Let SIGTERM end this process in order; its children keep the system's way."""
    if sys.platform == "win32":
        return
    global runner
    runner = os.getpid()
    INHERITED.update(find_pipes(runner))
    # At the very end Python forgets its handlers, and a timer would end it by a signal.
    atexit.register(signal.setitimer, signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGTERM, stop)
    os.register_at_fork(
        before=hold_back, after_in_parent=let_through, after_in_child=restore_default
    )
    share_folder()


def hold_back() -> None:
    """Let SIGTERM wait while a process forks.

    A child forgets what came before it had handlers of its own, and would live on.
    """
    masks.append(signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM}))


def let_through() -> None:
    """Take SIGTERM again, if it was taken before the fork."""
    signal.pthread_sigmask(signal.SIG_SETMASK, masks.pop())


def restore_default() -> None:
    """Give a forked child the system's way back."""
    if signal.getsignal(signal.SIGTERM) is stop:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
    let_through()


def share_folder() -> None:
    """Make multiprocessing's temporary folder before any child does.

    Children use their parent's; one of their own would stay behind if they are killed.
    """
    from multiprocessing import util  # cleans up at exit, so before what install() says

    make = BaseProcess.__init__

    def __init__(self: BaseProcess, *args: Any, **kwargs: Any) -> None:
        util.get_temp_dir()
        make(self, *args, **kwargs)

    BaseProcess.__init__ = __init__  # type: ignore[method-assign]


def stop(number: int, frame: FrameType | None) -> None:
    """End all and leave, as soon as nothing is left half made."""
    if os.getpid() != runner:  # a forked child that has not restored the default yet
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
        return
    if is_in(frame, "tempfile") or is_in(frame, "multiprocessing.", MAKING):
        signal.signal(signal.SIGALRM, stop)
        signal.setitimer(signal.ITIMER_REAL, SOON)
        return
    end_all()
    keep_going()
    if not is_in(frame, "multiprocessing.", EXITING):
        sys.exit(STOPPED)


def is_in(
    frame: FrameType | None, module: str, functions: set[str] | None = None
) -> bool:
    """Tell whether a frame is in some functions of a module, or in any of them."""
    while frame:
        there = frame.f_globals.get("__name__", "").startswith(module)
        if there and (functions is None or frame.f_code.co_name in functions):
            return True
        frame = frame.f_back
    return False


def end_all() -> None:
    """End every process that was started: ask, and kill who lives on."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    for number in (signal.SIGTERM, signal.SIGKILL):
        end(number)
        until = time.monotonic() + GRACE
        while living() and time.monotonic() < until:
            time.sleep(0.01)  # also after SIGKILL: who dies may still be writing


def end(number: int) -> None:
    """Send a signal to every living descendant, and wake those that are stopped."""
    for pid in [*living()]:  # all, before the first ends and leaves its own behind
        with suppress(OSError):
            os.kill(pid, number)
            os.kill(pid, signal.SIGCONT)


def keep_going() -> None:
    """Leave whatever this process waits for in vain on its way out.

    A child that was killed may have held a lock, which ``wait`` of an event takes once
    more before it lets an exception pass.
    """
    seen, until = (0, 0), time.monotonic() + LAST

    def look(number: int, frame: FrameType | None) -> None:
        """Leave this place, if we have been here all the time."""
        nonlocal seen
        before, seen = seen, (id(frame), frame.f_lasti if frame else 0)
        if time.monotonic() > until:
            signal.signal(number, signal.SIG_DFL)  # the next one ends it
        elif seen == before and is_in(frame, "multiprocessing.", EXITING):
            raise TimeoutError("it ends without this")  # and cleans up the rest
        elif seen == before:
            sys.exit(STOPPED)

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, STUCK, STUCK)


def living() -> set[int]:
    """Return our descendants; where there is no /proc, multiprocessing's children.

    An orphan is known by a pipe that it shares with us and that we did not inherit.
    """
    family = {one.pid for one in multiprocessing.active_children() if one.pid}
    parents, me = find_parents(), os.getpid()
    ours = find_pipes(me) - INHERITED
    new = {me, *(pid for pid in parents if ours & find_pipes(pid))}
    while new:
        family |= new
        new = {pid for pid, parent in parents.items() if parent in family} - family
    return family - {me}


def find_parents() -> dict[int, int]:
    """Return each process's parent, but of no zombie and no resource tracker."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            fields = (folder / "stat").read_bytes().rpartition(b")")[2].split()
            if fields[0] != b"Z" and TRACKER not in (folder / "cmdline").read_bytes():
                parents[int(folder.name)] = int(fields[1])
    return parents


def find_pipes(pid: int) -> set[str]:
    """Return the pipes and sockets that a process holds, by the names in /proc."""
    found = set()
    with suppress(OSError):
        for link in Path(f"/proc/{pid}/fd").iterdir():
            with suppress(OSError):
                found.add(str(link.readlink()))
    return {name for name in found if name.startswith(("pipe:", "socket:"))}
