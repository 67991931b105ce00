"""Keep a lock of threading in a subclass of Process."""

import sys
import threading
from multiprocessing import Process, set_start_method


class Job(Process):
    def __init__(self) -> None:
        super().__init__()
        self.lock = threading.Lock()

    def run(self) -> None:
        with self.lock:
            print("job done", flush=True)


def main() -> None:
    job = Job()
    job.start()
    job.join()


if __name__ == "__main__":
    set_start_method(sys.argv[1] if sys.argv[1:] else None, force=True)
    main()
