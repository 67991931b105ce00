"""Find the processes of one run, see where they hang, and end them."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future, wait
from contextlib import suppress
from typing import NamedTuple, Self

import psutil

NAME = "PROCESSES_RUN"  # what a run's name is called in its environment
TRACKER = "multiprocessing.resource_tracker"
STACK = "Fatal Python error: Aborted\n"  # above each process's stacks
PRINTING = 0.5  # seconds for a process to print its stacks
STILL = 2.0  # seconds without a move after which a run hangs
LOOK = 0.1  # seconds from one look to the next
HARDLY = 0.03  # seconds of processor time that waiting again and again may take
AT_REST = (psutil.STATUS_SLEEPING, psutil.STATUS_IDLE, psutil.STATUS_STOPPED)


class RunMark(NamedTuple):
    """What every process of a run shows, and no other process does.

    The session covers children that got another environment; the name covers those
    that began a session of their own, and Windows, which has no sessions.
    """

    session: int
    name: str  # in the environment


def of_run(mark: RunMark) -> list[psutil.Process]:
    """Return every live process of a run, in the order of their ids."""
    return [process for process in psutil.process_iter() if belongs(process, mark)]


def belongs(process: psutil.Process, mark: RunMark) -> bool:
    """Tell whether a process is alive and part of the run."""
    try:
        if sys.platform != "win32" and os.getsid(process.pid) == mark.session:
            return alive(process)
        return process.environ().get(NAME) == mark.name and alive(process)
    except (psutil.Error, OSError):
        return False  # it has ended, or is another user's


def alive(process: psutil.Process) -> bool:
    """Tell a living process from a zombie, which only waits to be reaped."""
    with suppress(psutil.Error):
        return bool(process.is_running()) and process.status() != psutil.STATUS_ZOMBIE
    return False


def command_line(process: psutil.Process) -> str:
    """Return a process's whole command line."""
    with suppress(psutil.Error):
        return " ".join(process.cmdline()) or process.name()
    return "a process that has just ended"


def format_command(process: psutil.Process) -> str:
    """Return a process's command line, shortened."""
    line = command_line(process)
    return line if len(line) < 160 else f"{line[:160]}…"


def is_tracker(process: psutil.Process) -> bool:
    """Tell whether a process is multiprocessing's resource tracker."""
    return TRACKER in command_line(process)


def lingering(mark: RunMark, seconds: float) -> list[psutil.Process]:
    """Return what still runs after a moment's grace; no grace is spent on nothing."""
    until = time.monotonic() + seconds
    while (left := of_run(mark)) and time.monotonic() < until:
        time.sleep(0.02)
    return left


def workers(left: list[psutil.Process]) -> tuple[str, ...]:
    """Return what they run, without those that only serve the others."""
    parents = {parent(process) for process in left}
    found = [p for p in left if p.pid not in parents and not is_tracker(p)]
    return tuple(map(format_command, found or left))


def parent(process: psutil.Process) -> int:
    """Return a process's parent's id, or none's."""
    with suppress(psutil.Error):
        return int(process.ppid())
    return 0


def wait_until_still(mark: RunMark, end: Future[int], timeout: float) -> None:
    """Wait for a run to end, or to hang: all its processes wait, and none moves.

    Whoever only waits for a processor, or for a disk, is not at rest: a busy machine
    makes no run hang. On Windows nobody can tell, and the whole time passes.
    """
    before, since = State(), time.monotonic()
    until = since + timeout
    while wait([end], LOOK).not_done and time.monotonic() < until:
        now = state(mark)
        if now.moved_since(before):
            before, since = now, time.monotonic()
        elif time.monotonic() - since > STILL:
            return


class State(NamedTuple):
    """What the processes of a run look like at one moment."""

    pids: frozenset[int] = frozenset()
    busy: bool = True
    used: float = 0  # seconds of processor time

    def moved_since(self, before: Self) -> bool:
        """Tell whether anything happened between two moments."""
        worked = self.used - before.used > HARDLY
        return self.busy or worked or self.pids != before.pids


def state(mark: RunMark) -> State:
    """Look at every process of a run."""
    found = of_run(mark)
    try:
        busy = any(process.status() not in AT_REST for process in found)
        used = sum(sum(process.cpu_times()[:2]) for process in found)
    except psutil.Error:
        return State()  # one has just ended
    return State(frozenset(process.pid for process in found), busy or not found, used)


def print_stacks(left: list[psutil.Process]) -> None:
    """Make each process print where it stands, and end it thereby.

    SIGABRT makes faulthandler print the stacks. All are stopped first, so that none
    moves on because another ended; then one at a time dies, so that what they print
    does not mix. The resource tracker stays, to clean up.
    """
    if sys.platform == "win32":
        return
    frozen = [process for process in left if not is_tracker(process)]
    for process in frozen:
        with suppress(psutil.Error):
            process.suspend()
    for process in frozen:
        with suppress(psutil.Error):
            if sys.platform == "linux":
                process.rlimit(psutil.RLIMIT_CORE, (0, 0))  # leave no core file
            process.send_signal(signal.SIGABRT)
            process.resume()
            wait_for_end(process)


def wait_for_end(process: psutil.Process) -> None:
    """Wait without reaping: the exit code is for the one who started it."""
    until = time.monotonic() + PRINTING
    while alive(process) and time.monotonic() < until:
        time.sleep(0.01)


def kill(mark: RunMark) -> None:
    """End every process of the run, those that it starts meanwhile as well."""
    for process in until_none(mark):
        with suppress(psutil.Error):
            process.kill()


def until_none(mark: RunMark) -> Iterator[psutil.Process]:
    """Yield the run's processes, round after round, for at most five seconds."""
    until = time.monotonic() + 5
    while (left := of_run(mark)) and time.monotonic() < until:
        yield from left
        time.sleep(0.01)
