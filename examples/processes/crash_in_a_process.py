"""Give code that may crash to a process of its own, and outlive the crash.

When a worker dies, ProcessPoolExecutor raises BrokenProcessPool instead of waiting
for a result that can't come.  The pool is spent then and refuses every later job,
but the program lives: it can say what failed, and make a new pool for the rest.
With threads, as in ``crash_in_a_thread.py``, all would end at the damaged photo.
"""

import os
from concurrent.futures import ProcessPoolExecutor

CRASH = 70  # the exit code by which we know our crash again


def develop(photo: str) -> str:
    """Develop one photo; a damaged one crashes the library, so to speak."""
    if photo == "damaged":
        os._exit(CRASH)
    return f"{photo} developed"


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as pool:
        for photo in ("beach", "damaged", "mountain"):
            try:
                print(pool.submit(develop, photo).result(), flush=True)
            except Exception as fault:
                print(f"{photo} failed: {type(fault).__name__}")
    print("all photos seen")


if __name__ == "__main__":
    main()
