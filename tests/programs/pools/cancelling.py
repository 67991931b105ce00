"""Cancel ten tasks of two workers, once both work and all is handed over."""

import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Event, set_start_method
from multiprocessing.synchronize import Event as EventType

WORKERS = 2
released: EventType


def keep(event: EventType) -> None:
    global released
    released = event


def task() -> None:
    released.wait()


def main() -> None:
    set_start_method(sys.argv[1])
    event = Event()
    with ProcessPoolExecutor(WORKERS, initializer=keep, initargs=(event,)) as pool:
        futures = [pool.submit(task) for _ in range(9)]
        while not futures[4].running():
            time.sleep(0.01)
            futures.append(pool.submit(task))  # wakes what hands tasks over
        print("cancelled:", [i for i, f in enumerate(futures) if f.cancel()][:3])
        event.set()


if __name__ == "__main__":
    main()
