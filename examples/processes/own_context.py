"""Choose a start method with get_context where others share your process.

A context has all that ``multiprocessing`` has, bound to one start method.  The
clerk is spawned because its context says so; the program's default stays what
it was, for the libraries beside you.  ``set_start_method`` would decide
for all of them, and can do so once only: see set_twice.py.
"""

from multiprocessing import get_context, get_start_method


def clerk() -> None:
    """Say how the main module is called here; this runs in the child."""
    print(f"clerk: my main module is {__name__}, so I was not forked from yours")


def main() -> None:
    before = get_start_method()
    context = get_context("spawn")
    child = context.Process(target=clerk)
    child.start()
    child.join()
    assert child.exitcode == 0
    print("kind of process:", type(child).__name__)
    print("the default is what it was:", get_start_method() == before)


if __name__ == "__main__":
    main()
