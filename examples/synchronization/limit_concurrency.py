"""Let at most two workers download at the same time."""

import time
from multiprocessing import Process, Semaphore
from multiprocessing.synchronize import Semaphore as SemaphoreType

MAX_DOWNLOADS = 2  # at the same time
FILES = 2  # for each worker
DOWNLOAD = 0.05  # seconds that a download takes


def worker(number: int, slots: SemaphoreType) -> None:
    """Download files, each in a slot of its own; runs in a child process."""
    for file in range(1, FILES + 1):
        with slots:
            print(f"worker {number} starts download {file}", flush=True)
            time.sleep(DOWNLOAD)  # stands for work
            print(f"worker {number} finished download {file}", flush=True)


def main() -> None:
    slots = Semaphore(MAX_DOWNLOADS)
    workers = [
        Process(target=worker, args=(number, slots), name=f"worker {number}")
        for number in (1, 2, 3, 4)
    ]
    for process in workers:
        process.start()
    for process in workers:
        process.join()


if __name__ == "__main__":
    main()
