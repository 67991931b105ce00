"""Import Event from multiprocessing: one of threading does not reach a process."""

from multiprocessing import Process
from threading import Event  # the mistake


def worker(stop: Event) -> None:
    """Wait for the request, but no longer than a second; runs in a child process."""
    print("the worker was asked to stop:", stop.wait(timeout=1), flush=True)


def main() -> None:
    stop = Event()
    process = Process(target=worker, args=(stop,))
    try:
        process.start()
    except TypeError as error:
        print("the worker can't start:", error)
        return
    stop.set()
    process.join()
    print("the main process has set the event:", stop.is_set())


if __name__ == "__main__":
    main()
