"""Make the folder of multiprocessing in a child that is killed."""

import os
import signal
import time
from multiprocessing import Process, util


def child(main: int) -> None:
    util.get_temp_dir()
    os.kill(main, signal.SIGTERM)
    time.sleep(60)


if __name__ == "__main__":
    Process(target=child, args=(os.getpid(),)).start()
    signal.pause()
