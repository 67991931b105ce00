"""Ask what is left of PR_SET_PDEATHSIG after a fork, an exec, a new uid or gid."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable

PR_SET_PDEATHSIG, PR_GET_PDEATHSIG = 1, 2
LIBC = ctypes.CDLL(None)


def setting() -> int:
    """Return the signal that this process gets at its parent's end."""
    number = ctypes.c_int()
    LIBC.prctl(PR_GET_PDEATHSIG, ctypes.byref(number))
    return number.value


def after(what: str, change: Callable[[], object]) -> None:
    """Print the setting after a change, made in a child that has asked for SIGTERM."""
    if os.fork() == 0:
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        change()
        print(f"{what}: {setting()}", flush=True)
        os._exit(0)
    os.wait()


def fork() -> None:
    """Go on in a child of this process."""
    if os.fork() != 0:
        os.wait()
        os._exit(0)


if __name__ == "__main__":
    if sys.argv[1:] == ["exec"]:
        print(f"exec: {setting()}")
        sys.exit()
    after("nothing", lambda: None)
    after("fork", fork)
    after("exec", lambda: os.execv(sys.executable, [*sys.orig_argv, "exec"]))
    if os.getuid() == 0:
        after("uid", lambda: os.setresuid(1000, 1000, 1000))
        after("gid", lambda: os.setresgid(1000, 1000, 1000))
