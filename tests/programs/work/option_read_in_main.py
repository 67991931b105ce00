"""Read an option in main, and use it in a worker."""

import sys
from multiprocessing import Process, set_start_method


def worker() -> None:
    print("width:", width, flush=True)  # type: ignore[name-defined]


def main() -> None:
    global width
    width = 500  # type: ignore[name-defined]
    process = Process(target=worker)
    process.start()
    process.join()


if __name__ == "__main__":
    set_start_method(sys.argv[1] if sys.argv[1:] else None, force=True)
    main()
