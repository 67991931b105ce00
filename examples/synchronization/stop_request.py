"""Ask any number of workers to stop, with one Event."""

import time
from multiprocessing import Event, Process
from multiprocessing.synchronize import Event as EventType

TASK = 0.05  # seconds that a task takes


def worker(number: int, stop: EventType) -> None:
    """Do one task after another until asked to stop; runs in a child process."""
    while not stop.is_set():
        time.sleep(TASK)  # stands for a task
    print(f"worker {number} stops", flush=True)


def main() -> None:
    stop = Event()
    workers = []
    try:
        for number in (1, 2, 3):
            process = Process(target=worker, args=(number, stop))
            process.start()
            workers.append(process)
        time.sleep(0.5)  # stands for what the main process does meanwhile
        print("the main process asks the workers to stop", flush=True)
    finally:
        stop.set()
        for process in workers:
            process.join()
    print("all workers have stopped")


if __name__ == "__main__":
    main()
