"""Keep code that may crash out of your threads: it takes the whole process along.

An exception ends one thread.  A crash is no exception: a fault in a C library, or
the system short of memory, ends the process with all its threads, and neither
``try`` nor ``finally`` gets a turn.  ``os._exit`` stands for the crash here.
``crash_in_a_process.py`` gives the same jobs to processes.
"""

import os
from concurrent.futures import ThreadPoolExecutor

CRASH = 70  # the exit code by which we know our crash again


def develop(photo: str) -> str:
    """Develop one photo; a damaged one crashes the library, so to speak."""
    if photo == "damaged":
        os._exit(CRASH)
    return f"{photo} developed"


def main() -> None:
    with ThreadPoolExecutor(max_workers=1) as pool:
        for photo in ("beach", "damaged", "mountain"):
            try:
                print(pool.submit(develop, photo).result(), flush=True)
            except Exception as fault:
                print(f"{photo} failed: {type(fault).__name__}")
    print("all photos seen")


if __name__ == "__main__":
    main()
