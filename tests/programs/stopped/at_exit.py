"""Be stopped while multiprocessing cleans up."""

import os
import signal
from multiprocessing import Process, util

if __name__ == "__main__":
    process = Process()
    process.start()
    process.join()
    util.Finalize(None, os.kill, (os.getpid(), signal.SIGTERM), exitpriority=5)
