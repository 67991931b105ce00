"""Write out what is in the buffer before you release the lock.

Ada opens the file outside the lock and keeps it open.  She does hold the lock
when she writes, but ``write`` only fills a buffer: the line comes to the file when
the file is closed, long after the release.  ``flush`` inside the lock, or ``with
lock`` around the opening as well, would have kept the order.
"""

import tempfile
from multiprocessing import Event, Lock, Process
from multiprocessing.synchronize import Event as EventType
from multiprocessing.synchronize import Lock as LockType
from pathlib import Path


def ada(path: Path, lock: LockType, released: EventType, may_close: EventType) -> None:
    """Write under the lock, but close the file only later; runs in a child."""
    with path.open("a") as file:
        with lock:
            file.write("first:  Ada\n")
        released.set()
        may_close.wait()


def main() -> None:
    lock, released, may_close = Lock(), Event(), Event()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "reports")
        child = Process(target=ada, args=(path, lock, released, may_close))
        child.start()
        released.wait()
        print("Ada has released the lock; bytes in the file:", path.stat().st_size)
        with lock, path.open("a") as file:
            file.write("second: main\n")
        may_close.set()
        child.join()
        print(path.read_text(), end="")
    print("exit code:", child.exitcode)


if __name__ == "__main__":
    main()
