"""Give a process some seconds, and stop it if it has not ended by then."""

import time
from multiprocessing import Process

PATIENCE = 0.5  # seconds


def download() -> None:
    """Stand for work that takes far too long; runs in the child process."""
    time.sleep(600)


def main() -> None:
    child = Process(target=download)
    child.start()
    child.join(timeout=PATIENCE)
    if child.exitcode is None:
        print("not ended after", PATIENCE, "seconds: stopping it")
        child.terminate()
        child.join()
    print("exit code", child.exitcode)


if __name__ == "__main__":
    main()
