"""Set a class attribute in main."""

import sys
from multiprocessing import Process, set_start_method


class Config:
    timeout = 30


def worker() -> None:
    print("timeout:", Config.timeout, flush=True)


def main() -> None:
    Config.timeout = 5
    process = Process(target=worker)
    process.start()
    process.join()


if __name__ == "__main__":
    set_start_method(sys.argv[1] if sys.argv[1:] else None, force=True)
    main()
