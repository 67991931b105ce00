"""Set daemon before start, and start no process inside a daemon."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Process


def task() -> None:
    """Do nothing."""


def start_child(place: str) -> None:
    """Start a process from this one, and print what happened."""
    child = Process(target=task)
    try:
        child.start()
    except AssertionError as error:
        print(f"{place}: AssertionError: {error}")
    else:
        child.join()
        print(f"{place}: exit code {child.exitcode}")


def set_daemon_late() -> None:
    """Try to make a daemon of a process that has been started."""
    child = Process(target=task)
    child.start()
    try:
        child.daemon = True
    except AssertionError as error:
        print(f"after start: AssertionError: {error}", flush=True)
    child.join()


def main() -> None:
    set_daemon_late()
    daemon = Process(target=start_child, args=("in a daemon",), daemon=True)
    daemon.start()
    daemon.join()
    with ProcessPoolExecutor(1) as executor:
        executor.submit(start_child, "in an executor's worker").result()


if __name__ == "__main__":
    main()
