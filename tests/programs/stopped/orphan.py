"""Have an orphan that waits for what it could only send itself."""

import os
import signal
from multiprocessing import Pipe

if __name__ == "__main__":
    mine, theirs = Pipe()
    if os.fork() == 0:
        if os.fork() == 0:
            mine.recv()
        os._exit(0)
    os.wait()
    os.kill(os.getpid(), signal.SIGTERM)
    signal.pause()
