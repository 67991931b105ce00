"""End the process before it can remove its lock's semaphore."""

import os
from multiprocessing import Lock


def main() -> None:
    lock = Lock()
    with lock:
        os._exit(0)


if __name__ == "__main__":
    main()
