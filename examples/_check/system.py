"""What only the operating system knows: who belongs to a run, and what it left."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

ASK = getattr(signal, "SIGRTMAX", 0) - 3  # as in on_path/check_observer.py
INSIST = ASK - 1
PROC, SHM = Path("/proc"), Path("/dev/shm")
MARK = b"PROCESSES_CHECK="
TICK = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
MACHINE = os.uname().machine if hasattr(os, "uname") else ""
WAITS = {  # system calls that wait, and which argument is the time; -1: a sleep
    "x86_64": {
        **{"7": 2, "23": 4, "202": 3, "232": 3, "270": 4, "271": 2, "281": 3},
        **{"35": -1, "230": -1},  # poll, select, futex, epoll_wait …; nanosleep
    },
    "aarch64": {"22": 3, "72": 4, "73": 2, "98": 3, "101": -1, "115": -1},
}
NEVER = 0xFFFFFFFF  # -1 as a time in milliseconds
DEAD = ("Z", "X")
LAST_WORDS = 0.5  # seconds


class Family:
    """A process and all that it started, its grandchildren and orphans as well.

    Known by the session, which children that change their environment keep, and on
    Linux by the environment, which those keep that begin a session of their own.
    """

    def __init__(self, main: int, mark: str) -> None:
        self.main = main
        self.mark = MARK + mark.encode() + b"\0"

    def members(self) -> list[int]:
        """Return all that are alive."""
        return [pid for pid in all_pids() if self.has(pid)]

    def has(self, pid: int) -> bool:
        """Tell whether a process is alive and one of them."""
        with suppress(OSError):
            if sys.platform != "win32" and os.getsid(pid) == self.main:
                return not is_zombie(pid)
            return self.mark in (PROC / str(pid) / "environ").read_bytes() + b"\0"
        return False

    def kill(self, last: Iterable[int] = ()) -> None:
        """End all, those that are started meanwhile as well.

        Those that come last clean up behind the others, and get a moment for it.
        """
        began, last = time.monotonic(), set(last)
        while (left := self.members()) and time.monotonic() < began + 5:
            early = time.monotonic() < began + LAST_WORDS
            for pid in set(left) - (last if early else set()):
                with suppress(OSError):
                    os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))
            time.sleep(0.01)


def all_pids() -> list[int]:
    """Return the id of every process; none on Windows."""
    if PROC.is_dir() and sys.platform != "win32":
        return [int(name) for name in os.listdir(PROC) if name.isdigit()]  # noqa: PTH208
    if sys.platform == "win32":
        return []
    done = subprocess.run(["ps", "-Axo", "pid="], capture_output=True, check=False)
    return [int(word) for word in done.stdout.split()]


def stat_fields(pid: int) -> list[bytes]:
    """Return what /proc/PID/stat says behind the name; nothing if it can't be read."""
    with suppress(OSError):
        text = (PROC / str(pid) / "stat").read_bytes()
        return text[text.rindex(b")") + 2 :].split()
    return []


def is_zombie(pid: int) -> bool:
    """Tell whether a process has ended and is only not reaped yet."""
    fields = stat_fields(pid)
    return bool(fields) and fields[0].decode() in DEAD


def processor_time(pid: int) -> float:
    """Return the seconds of processor time that a process has used."""
    fields = stat_fields(pid)
    return (int(fields[11]) + int(fields[12])) / TICK if len(fields) > 12 else 0.0


def waits_with_limit(pid: int, threads: str = "*") -> bool:
    """Tell whether one of these threads waits for a certain time at most.

    ``threads`` is a pattern of thread ids; a process's own id is that of its first.
    Where the system does not let us look, none seems to.
    """
    with suppress(OSError):
        return any(
            has_limit(call.read_text().split())
            for call in (PROC / str(pid) / "task").glob(f"{threads}/syscall")
        )
    return False


def has_limit(call: list[str]) -> bool:
    """Tell whether a system call, as /proc shows it, waits for a time at most."""
    place = WAITS.get(MACHINE, {}).get(call[0] if call else "")
    if place is None:
        return False
    if place < 0:  # it is a sleep
        return True
    value = int(call[place + 1], 16)
    return value != 0 and value & NEVER != NEVER


def remove_left(names: Iterable[str]) -> list[str]:
    """Remove the shared memory that a run made and left; return the names."""
    left = sorted(name for name in set(names) if (SHM / name).exists())
    for name in left:
        with suppress(OSError):
            (SHM / name).unlink()
    return left
