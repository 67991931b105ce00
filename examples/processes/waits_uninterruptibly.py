"""Don't wonder at a process in state D: it can't be asked to end.

A process in D is inside a system call that is not to be broken off; most often
it waits for a disk or a network file system.  Here the clerk sends a courier and
the system won't let it go on until the courier has left, which takes an open
door: a FIFO.  SIGTERM arrives and has to wait.  Mend what it waits for, and it
ends.
"""

import os
import shutil
import tempfile
from multiprocessing import Process
from pathlib import Path


def clerk(door: str) -> None:
    """Start a program whose input is still closed; this runs in the child."""
    courier = shutil.which("true") or "/bin/true"
    through_the_door = [(os.POSIX_SPAWN_OPEN, 0, door, os.O_RDONLY, 0)]
    os.posix_spawn(courier, [courier], {}, file_actions=through_the_door)


def state(pid: int) -> str:
    """Return the state letter that the kernel has for a process."""
    stat = Path(f"/proc/{pid}/stat").read_text()
    return stat.rpartition(")")[2].split()[0]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        door = f"{folder}/door"
        os.mkfifo(door)
        child = Process(target=clerk, args=(door,))
        child.start()
        assert child.pid is not None
        try:
            while state(child.pid) not in ("D", "Z"):
                child.join(timeout=0.01)
            print("waiting for the door:", state(child.pid))

            child.terminate()
            child.join(timeout=1)
            print("a second after SIGTERM:", state(child.pid), child.exitcode)
        finally:
            both_ends = os.open(door, os.O_RDWR)  # doesn't wait for a reader
            child.join()
            os.close(both_ends)
        print("after the door was opened:", child.exitcode)


if __name__ == "__main__":
    main()
