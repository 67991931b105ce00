"""Start processes by spawn in a program that has threads."""

import threading
import time
from multiprocessing import get_context

INTERVAL = 60  # seconds between two messages of the thread
lock = threading.Lock()


def log(message: str) -> None:
    """Print one whole line at a time."""
    with lock:
        print(message, flush=True)


def heartbeat() -> None:
    """Log again and again that the program runs; a thread of the parent does this."""
    while True:
        time.sleep(INTERVAL)
        log("still running")


def worker(number: int) -> None:
    """Log with a lock of its own; runs in a child process."""
    log(f"worker {number} finished")


def main() -> None:
    threading.Thread(target=heartbeat, daemon=True).start()
    context = get_context("spawn")
    workers = [context.Process(target=worker, args=(number,)) for number in (1, 2, 3)]
    for process in workers:
        process.start()
    for process in workers:
        process.join()
    log(f"exit codes: {[process.exitcode for process in workers]}")


if __name__ == "__main__":
    main()
