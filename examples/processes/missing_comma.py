"""Write ``args=(x,)`` with its comma; brackets alone make no tuple.

``args=("Ada")`` is ``args="Ada"``, and the three letters of a string become three
arguments.  The parent notices nothing: the child fails when it calls ``greet``,
with a traceback and exit code 1.  ``args=(7)`` is ``args=7``, which can't be gone
through at all, so ``Process`` itself refuses.
"""

from multiprocessing import Process


def greet(name: str) -> None:
    """Say hello; this runs in the child."""
    print(f"hello {name}")


def main() -> None:
    with_comma = Process(target=greet, args=("Ada",))
    with_comma.start()
    with_comma.join()
    print('args=("Ada",) exit code', with_comma.exitcode)

    without = Process(target=greet, args=("Ada"))
    without.start()
    without.join()
    print('args=("Ada")  exit code', without.exitcode)

    try:
        Process(target=greet, args=(7))  # type: ignore[arg-type]  # the mistake
    except TypeError as error:
        print("args=(7)      TypeError:", error)


if __name__ == "__main__":
    main()
