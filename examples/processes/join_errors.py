"""Join only a process that you started, and before you close it."""

from collections.abc import Callable
from multiprocessing import Process, current_process


def attempt(what: str, join: Callable[[], None]) -> None:
    """Print how a call of join ends."""
    try:
        join()
    except (AssertionError, ValueError) as error:
        print(f"{what}: {type(error).__name__}: {error}", flush=True)
    else:
        print(f"{what}: returned", flush=True)


def join_itself() -> None:
    """Wait for the process that waits; runs in the child process."""
    attempt("by the child itself", current_process().join)


def main() -> None:
    child = Process(target=join_itself)
    attempt("before start", child.join)
    child.start()
    attempt("by the parent", child.join)
    attempt("a second time", child.join)
    child.close()
    attempt("after close", child.join)


if __name__ == "__main__":
    main()
