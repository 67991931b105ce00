"""Call set_start_method once, and only in the main module.

The start method of a program can be settled once.  Starting a process settles
it, and so does asking which one it is.  A library that sets it afterwards gets
a RuntimeError, even for the method already in use.  Let it use a context
instead: see own_context.py.
"""

from multiprocessing import get_start_method, set_start_method


def open_library() -> None:
    """Do what a library should not do."""
    set_start_method("spawn")


def main() -> None:
    settled = get_start_method()
    print("settled:", settled is not None)
    open_library()
    print("never printed")


if __name__ == "__main__":
    main()
