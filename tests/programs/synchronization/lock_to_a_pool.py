"""Send a lock to a pool's worker as a task's argument, and then as an initarg."""

import sys
from multiprocessing import get_context
from multiprocessing.synchronize import Lock as LockType

kept: list[LockType] = []


def keep(lock: LockType) -> None:
    kept.append(lock)


def show(lock: LockType | None = None) -> str:
    return repr(lock or kept[0])


if __name__ == "__main__":
    context = get_context(sys.argv[1])
    lock = context.Lock()
    with context.Pool(1, keep, (lock,)) as pool:
        try:
            pool.apply(show, (lock,))
        except RuntimeError as error:
            print(error)
        print("as initargs:", pool.apply(show))
