"""Join a process that you started, as often as you like.

A second ``join`` returns at once.  A process that was never started has nothing to
wait for, only the parent can wait for a child, and nobody can wait for itself:
each of these is an AssertionError.  After ``close`` the object is used up:
ValueError.
"""

from collections.abc import Callable
from multiprocessing import Process, current_process


def attempt(what: str, call: Callable[[], None]) -> None:
    """Say how a call ends."""
    try:
        call()
    except (AssertionError, ValueError) as error:
        print(f"{what}: {type(error).__name__}: {error}", flush=True)
    else:
        print(f"{what}: fine")


def join_myself() -> None:
    """Wait for the very process that waits; this runs in the child."""
    attempt("by itself", current_process().join)


def main() -> None:
    child = Process(target=join_myself)
    attempt("before start", child.join)
    child.start()
    attempt("the first time", child.join)
    attempt("the second time", child.join)
    assert child.exitcode == 0
    child.close()
    attempt("after close", child.join)


if __name__ == "__main__":
    main()
