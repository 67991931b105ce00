"""Don't look for what the target returned: it is dropped.

``count_notes`` returns 3, in the child, and nothing carries it to the parent.
``Process`` has no place for it, and the exit code is 0: it says only that the
child ended well.  So a number that is returned is not an exit code either.
"""

from multiprocessing import Process


def count_notes(text: str) -> int:
    """Count the words; this runs in the child."""
    return len(text.split())


def main() -> None:
    child = Process(target=count_notes, args=("do re mi",))
    child.start()
    child.join()
    print("exit code", child.exitcode)
    print("an ordinary call returned", count_notes("do re mi"))


if __name__ == "__main__":
    main()
