"""Take ``flock``, not ``lockf``, unless you close the file only at the very end.

A lock of ``lockf`` belongs to the process and the file.  When the process closes any
of its descriptors of that file, the lock is gone, even if it was only opened for a
look, in some function of a library.  A lock of ``flock`` stays until the file it was
taken through is closed.
"""

import fcntl
import tempfile
from multiprocessing import Process, SimpleQueue
from pathlib import Path

KINDS = {"lockf": fcntl.lockf, "flock": fcntl.flock}


def ask(ledger: Path, kind: str, answers: "SimpleQueue[str]") -> None:
    """Ask for the lock without waiting; this runs in a child."""
    with ledger.open("a") as file:
        try:
            KINDS[kind](file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            answers.put("gets it")
        except (BlockingIOError, PermissionError):  # lockf may raise either
            answers.put("is refused")


def another(ledger: Path, kind: str) -> str:
    """Return what another process is told when it asks."""
    answers: SimpleQueue[str] = SimpleQueue()
    child = Process(target=ask, args=(ledger, kind, answers))
    child.start()
    child.join()
    assert child.exitcode == 0
    return answers.get()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for kind, lock in KINDS.items():
            ledger = Path(folder, kind)
            with ledger.open("a") as file:
                lock(file, fcntl.LOCK_EX)
                print(f"{kind}: another process {another(ledger, kind)}")
                ledger.read_text()  # opens the file and closes it
                print(f"  after a look at it: {another(ledger, kind)}")


if __name__ == "__main__":
    main()
