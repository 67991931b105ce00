"""Print the stack of a process that waits in join."""

import faulthandler
import multiprocessing
import sys
import time


def worker(ready: "multiprocessing.SimpleQueue[None]") -> None:
    """Live until the stack has been printed; runs in a child process."""
    ready.put(None)
    time.sleep(1.5)


def main() -> None:
    multiprocessing.set_start_method(sys.argv[1])
    ready: multiprocessing.SimpleQueue[None] = multiprocessing.SimpleQueue()
    process = multiprocessing.Process(target=worker, args=(ready,))
    process.start()
    ready.get()
    faulthandler.dump_traceback_later(0.5)
    process.join()


if __name__ == "__main__":
    main()
