"""Start a lambda."""

import sys
from multiprocessing import Process, set_start_method


def main() -> None:
    process = Process(target=lambda: print("report sent", flush=True))
    process.start()
    process.join()


if __name__ == "__main__":
    set_start_method(sys.argv[1] if sys.argv[1:] else None, force=True)
    main()
