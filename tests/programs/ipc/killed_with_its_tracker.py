"""Make a block, kill the tracker, then be killed."""

import os
import signal
from multiprocessing import resource_tracker
from multiprocessing.shared_memory import SharedMemory

print(SharedMemory(create=True, size=16).name, flush=True)
os.kill(resource_tracker._resource_tracker._pid, signal.SIGKILL)  # type: ignore[attr-defined]
os.kill(os.getpid(), signal.SIGKILL)
