"""Make it a daemon before ``start``, and give it no children of its own.

``start`` hands the flag over with the process, so it can't be changed afterwards.
A daemon is stopped by a signal that gives it no chance to stop its own children,
so ``start`` refuses to make any there.  The same goes for the workers of a ``Pool``,
which are daemons; those of a ``ProcessPoolExecutor`` are not.
"""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Process, current_process


def errand() -> None:
    """Do nothing, successfully."""


def start_a_child() -> str:
    """Try to start a process from this one, and tell what came of it."""
    kind = "daemon" if current_process().daemon else "not a daemon"
    child = Process(target=errand)
    try:
        child.start()
    except AssertionError as refusal:
        return f"{kind}, AssertionError: {refusal}"
    child.join()
    return f"{kind}, its child's exit code: {child.exitcode}"


def report() -> None:
    """Print what came of it; this runs in a daemon."""
    print("in a process of our own:", start_a_child())


def main() -> None:
    child = Process(target=errand)
    child.start()
    try:
        child.daemon = True
    except AssertionError as refusal:
        print("after start, AssertionError:", refusal, flush=True)
    child.join()

    child = Process(target=report, daemon=True)
    child.start()
    child.join()

    with ProcessPoolExecutor(1) as executor:
        print("in an executor's worker:", executor.submit(start_a_child).result())


if __name__ == "__main__":
    main()
