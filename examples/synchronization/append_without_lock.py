"""Append long reports to one file without a lock, and they mix.

Ada writes half of her report and hands over, Bo writes all of his, then Ada goes
on.  That is what the scheduler may do at any moment; here two events force it.
Short reports come out whole all the same, for Ada's first half is still in her
file's buffer when Bo writes.  So a test with short reports proves nothing.
"""

import tempfile
from itertools import groupby
from multiprocessing import Event, Process
from multiprocessing.synchronize import Event as EventType
from pathlib import Path

SHORT, LONG = 100, 200_000  # lines in a report
PATIENCE = 20  # seconds


def ada(path: Path, lines: int, half_done: EventType, bo_is_done: EventType) -> None:
    """Write a report, and hand over in the middle of it; runs in a child."""
    with path.open("a") as file:
        file.writelines(f"Ada {number}\n" for number in range(lines // 2))
        half_done.set()
        assert bo_is_done.wait(PATIENCE)
        file.writelines(f"Ada {number}\n" for number in range(lines // 2, lines))


def bo(path: Path, lines: int, half_done: EventType, bo_is_done: EventType) -> None:
    """Write a report when Ada has come to the middle of hers; runs in a child."""
    assert half_done.wait(PATIENCE)
    with path.open("a") as file:
        file.writelines(f"Bo {number}\n" for number in range(lines))
    bo_is_done.set()


def pieces(text: str) -> list[str]:
    """Return whose lines they are, each name once for lines without a break."""
    return [name for name, _ in groupby(line.split()[0] for line in text.splitlines())]


def run(path: Path, lines: int) -> list[str]:
    """Let both append their reports; return the pieces that the file consists of."""
    arguments = (path, lines, Event(), Event())
    clerks = [Process(target=target, args=arguments) for target in (ada, bo)]
    for process in clerks:
        process.start()
    for process in clerks:
        process.join()
    assert all(process.exitcode == 0 for process in clerks)
    return pieces(path.read_text())


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for lines in (SHORT, LONG):
            found = run(Path(folder, str(lines)), lines)
            print(f"{lines} lines each:", ", ".join(found))


if __name__ == "__main__":
    main()
