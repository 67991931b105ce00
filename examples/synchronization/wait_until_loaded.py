"""Let workers wait for data that the main process is still loading."""

import time
from collections.abc import Sequence
from multiprocessing import Event, Process, RawArray
from multiprocessing.synchronize import Event as EventType

LOADING = 0.1  # seconds


def worker(number: int, loaded: EventType, prices: Sequence[int]) -> None:
    """Use the data as soon as they are loaded; runs in a child process."""
    loaded.wait()
    print(f"worker {number} adds up the prices: {sum(prices)}", flush=True)


def main() -> None:
    loaded, prices = Event(), RawArray("i", 3)
    workers = [
        Process(
            target=worker,
            args=(number, loaded, prices),
            name=f"worker {number}",
            daemon=True,  # or they would wait for ever if loading fails
        )
        for number in (1, 2, 3, 4)
    ]
    for process in workers[:3]:
        process.start()
    time.sleep(LOADING)  # stands for reading the data
    prices[:] = [20, 5, 30]
    print("the main process has loaded the prices", flush=True)
    loaded.set()
    workers[3].start()  # comes late, and doesn't wait
    for process in workers:
        process.join()


if __name__ == "__main__":
    main()
