"""Don't look for what the target returned: it is dropped.

``count_notes`` returns 3, in the child.  Nothing carries it to the parent:
``join`` returns None, and the exit code is 0, which says only that the child
ended well.  Returning a number is not a way to set the exit code either.
"""

from multiprocessing import Process


def count_notes(text: str) -> int:
    """Count the words; this runs in the child."""
    return len(text.split())


def main() -> None:
    child = Process(target=count_notes, args=("do re mi",))
    child.start()
    print("join returned", child.join())  # type: ignore[func-returns-value]
    print("exit code", child.exitcode)
    print("an ordinary call returned", count_notes("do re mi"))


if __name__ == "__main__":
    main()
