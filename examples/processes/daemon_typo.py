"""Write Process(..., daemon=True): there, a misspelt name is an error."""

from multiprocessing import Process
from time import sleep


def work() -> None:
    """Stand for some work; runs in a child process."""
    sleep(0.5)
    print("worker: finished")


def main() -> None:
    worker = Process(target=work)
    worker.deamon = True  # type: ignore[attr-defined]
    print("daemon:", worker.daemon, flush=True)
    try:
        Process(target=work, deamon=True)  # type: ignore[call-arg]
    except TypeError as error:
        print("deamon=True:", type(error).__name__, flush=True)
    worker.start()


if __name__ == "__main__":
    main()
