"""Repair what a process in state D waits for: SIGTERM does not end it."""

import os
import shutil
import tempfile
from multiprocessing import Process
from pathlib import Path


def worker(fifo: str) -> None:
    """Start a program that waits for the FIFO to open; runs in a child process."""
    program = shutil.which("true") or "/bin/true"
    stdin = (os.POSIX_SPAWN_OPEN, 0, fifo, os.O_RDONLY, 0)
    os.posix_spawn(program, [program], {}, file_actions=[stdin])


def state(pid: int) -> str:
    """Return the state of a process, such as D (disk sleep)."""
    lines = Path(f"/proc/{pid}/status").read_text().split("\n")
    return next(line.split("\t")[1] for line in lines if line.startswith("State:"))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        fifo = f"{folder}/fifo"
        os.mkfifo(fifo)
        child = Process(target=worker, args=(fifo,))
        child.start()
        assert child.pid is not None
        try:
            while state(child.pid)[0] not in "DZ":
                child.join(timeout=0.01)
            print("in posix_spawn:", state(child.pid))

            child.terminate()
            child.join(timeout=1)
            print("one second after SIGTERM:", state(child.pid))
        finally:
            both_ends = os.open(fifo, os.O_RDWR)  # doesn't wait for a reader
            child.join()
            os.close(both_ends)
        print("FIFO opened, exit code:", child.exitcode)


if __name__ == "__main__":
    main()
