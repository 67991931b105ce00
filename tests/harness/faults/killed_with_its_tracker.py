"""Kill the whole process group, and with it the one that would clean up."""

import os
import signal
from multiprocessing import Lock


def main() -> None:
    lock = Lock()
    with lock:
        os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    main()
