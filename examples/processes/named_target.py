"""Give ``Process`` a function of the module, and what it is to know as arguments.

What a lambda would have taken from around it goes into ``args``, or is bound by
``functools.partial``.  Both can be pickled, because the child finds ``greet`` by
its name.  So they start under every start method, where a lambda fails under
spawn and forkserver.
"""

from functools import partial
from multiprocessing import Process


def greet(greeting: str, name: str) -> None:
    """Say hello; this runs in the child."""
    print(greeting, name)


def main() -> None:
    greeting = "hello"
    by_arguments = Process(target=greet, args=(greeting, "Ada"))
    by_partial = Process(target=partial(greet, greeting, name="Bo"))
    for child in (by_arguments, by_partial):
        child.start()
        child.join()
        print("exit code", child.exitcode, flush=True)


if __name__ == "__main__":
    main()
