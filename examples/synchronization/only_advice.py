"""Agree on one lock, and have everybody ask for it: a file lock is only advice.

Ada holds ``flock`` on the ledger.  Bo asks for the same and is refused.  Cy doesn't
ask; he writes, and nothing stops him.  Di asks for ``lockf``, the other kind, and
gets it: on Linux these two know nothing of each other.
"""

import fcntl
import tempfile
from multiprocessing import Process, SimpleQueue
from pathlib import Path

NOT_WAITING = fcntl.LOCK_EX | fcntl.LOCK_NB


def bo(ledger: Path, answers: "SimpleQueue[str]") -> None:
    """Ask for the lock that Ada has; this runs in a child."""
    with ledger.open("a") as file:
        try:
            fcntl.flock(file, NOT_WAITING)
        except BlockingIOError as error:
            answers.put(f"Bo asks for flock: {type(error).__name__}")


def cy(ledger: Path, answers: "SimpleQueue[str]") -> None:
    """Write without asking; this runs in a child."""
    with ledger.open("a") as file:
        file.write("written by Cy\n")
    answers.put("Cy doesn't ask: writes")


def di(ledger: Path, answers: "SimpleQueue[str]") -> None:
    """Ask for a lock of another kind; this runs in a child."""
    with ledger.open("a") as file:
        fcntl.lockf(file, NOT_WAITING)
        answers.put("Di asks for lockf: gets it")


def main() -> None:
    answers: SimpleQueue[str] = SimpleQueue()
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder, "ledger")
        with ledger.open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            print("Ada has flock on the ledger")
            for clerk in (bo, cy, di):
                child = Process(target=clerk, args=(ledger, answers))
                child.start()
                child.join()
                assert child.exitcode == 0
                print(answers.get())
            print("in the ledger:", ledger.read_text(), end="")


if __name__ == "__main__":
    main()
