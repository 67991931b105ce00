"""Make it a daemon before ``start``, and give it no children of its own.

``start`` hands the flag over with the process, so it can't be changed afterwards.
A daemon is stopped by a signal that gives it no chance to stop its own children,
so ``start`` refuses to make any there.  The workers of a ``Pool`` are daemons; those
of a ``ProcessPoolExecutor`` are not, and may start processes.
"""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool, Process, current_process


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


def main() -> None:
    child = Process(target=errand)
    child.start()
    try:
        child.daemon = True
    except AssertionError as refusal:
        print("after start, AssertionError:", refusal)
    child.join()

    with Pool(1) as pool:
        print("Pool worker:", pool.apply(start_a_child))
        pool.close()
        pool.join()

    with ProcessPoolExecutor(1) as executor:
        print("executor worker:", executor.submit(start_a_child).result())


if __name__ == "__main__":
    main()
