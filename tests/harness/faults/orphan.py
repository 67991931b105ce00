"""Leave without waiting for the child."""

import os
import time
from multiprocessing import Process


def sleep() -> None:
    time.sleep(30)


def main() -> None:
    Process(target=sleep).start()
    os._exit(0)


if __name__ == "__main__":
    main()
