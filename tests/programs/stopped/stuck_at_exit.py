"""Be stopped at the end, when a queue can write no more."""

import os
import signal
from multiprocessing import Process, Queue, util

if __name__ == "__main__":
    process = Process()
    process.start()
    process.join()
    queue: "Queue[bytes]" = Queue()
    queue.put(bytes(1_000_000))
    util.Finalize(None, os.kill, (os.getpid(), signal.SIGTERM), exitpriority=5)
