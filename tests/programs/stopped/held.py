"""Wait for an event whose inner lock is held by a child that is killed."""

import os
import signal
import tempfile
import time
from multiprocessing import Event, Process
from multiprocessing.synchronize import Event as EventType


def holder(door: EventType, main: int) -> None:
    inner = door._cond  # type: ignore[attr-defined]
    inner._sleeping_count.acquire()  # main waits now
    with inner:
        os.kill(main, signal.SIGTERM)
        time.sleep(60)


if __name__ == "__main__":
    door = Event()
    with tempfile.TemporaryDirectory():
        Process(target=holder, args=(door, os.getpid())).start()
        door.wait()
