"""When one of the crew is killed, replace the crew and its lock.

Ada is killed while she holds the lock, in the middle of an entry, and Bo waits for
the lock.  The master waits for the end of any of them.  He stops the others, strikes
out the entry that isn't whole, and hires a new crew with a new lock.  Nobody has to
know who held the old one.
"""

import tempfile
from multiprocessing import Lock, Pipe, Process
from multiprocessing.connection import Connection, wait
from multiprocessing.synchronize import Lock as LockType
from pathlib import Path

NAMES = ("Ada", "Bo")


def clerk(name: str, ledger: Path, lock: LockType, line: Connection | None) -> None:
    """Make one entry, unless it is there already; this runs in a child."""
    with lock:
        if f"{name} paid" in ledger.read_text().splitlines():
            return
        with ledger.open("a", buffering=1) as book:
            book.write(f"{name} ")
            book.flush()
            if line:
                line.send("halfway")
                line.recv()  # here she is killed
            book.write("paid\n")


def end_all(crew: list[Process]) -> None:
    """Wait for all of them; when one fails, stop the others."""
    left = list(crew)
    while left:
        ready = wait([process.sentinel for process in left])
        for process in [one for one in left if one.sentinel in ready]:
            process.join()
            left.remove(process)
            if process.exitcode != 0:
                for other in left:
                    other.kill()


def strike_out_the_half(ledger: Path) -> None:
    """Keep the entries that are whole."""
    entries = ledger.read_text().splitlines(keepends=True)
    ledger.write_text("".join(entry for entry in entries if entry.endswith("\n")))


def work(ledger: Path, *, accident: bool) -> None:
    """Hire a crew and print how each of them ended."""
    lock = Lock()  # a new one for each crew
    mine, theirs = Pipe()
    lines = (theirs if accident else None, None)
    crew = [
        Process(name=name, target=clerk, args=(name, ledger, lock, line))
        for name, line in zip(NAMES, lines, strict=True)
    ]
    for number, process in enumerate(crew):
        process.start()
        if accident and number == 0:
            mine.recv()  # Ada has the lock, and will keep it
    if accident:
        crew[0].kill()
    end_all(crew)
    codes = [process.exitcode for process in crew]
    print("exit codes:", dict(zip(NAMES, codes, strict=True)))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder, "ledger")
        ledger.touch()
        work(ledger, accident=True)
        print("left behind:", repr(ledger.read_text()))
        strike_out_the_half(ledger)
        work(ledger, accident=False)
        print("in the end:", sorted(ledger.read_text().splitlines()))


if __name__ == "__main__":
    main()
