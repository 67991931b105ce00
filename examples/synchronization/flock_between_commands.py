"""Lock a file by its path between commands that are started independently.

In two terminals: flock_between_commands.py /tmp/report.lock A (then B).
"""

import fcntl
import sys
import tempfile
from pathlib import Path
from subprocess import PIPE, Popen


def command(path: Path, name: str) -> None:
    """Hold the lock until Enter is pressed."""
    with path.open("a") as lock_file:
        try:
            fcntl.flock(lock_file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(f"{name}: waiting for the lock", flush=True)
            fcntl.flock(lock_file, fcntl.LOCK_EX)
        print(f"{name}: has the lock; press Enter to release it", flush=True)
        sys.stdin.readline()
        print(f"{name}: releases the lock", flush=True)


def start(path: Path, name: str) -> "Popen[str]":
    """Start this file as another program."""
    line = [sys.executable, __file__, str(path), name]
    return Popen(line, stdin=PIPE, stdout=PIPE, text=True)


def print_line(program: "Popen[str]") -> None:
    """Print the next line that a program prints."""
    assert program.stdout
    print(program.stdout.readline(), end="")


def press_enter(program: "Popen[str]") -> None:
    """Send an empty line to a program, and print what it answers."""
    assert program.stdin
    print("Enter is pressed")
    program.stdin.write("\n")
    program.stdin.flush()
    print_line(program)


def main() -> None:
    if sys.argv[1:]:
        command(Path(sys.argv[1]), sys.argv[2])
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.lock")
        with start(path, "A") as first:
            print_line(first)
            with start(path, "B") as second:
                print_line(second)
                press_enter(first)
                print_line(second)
                press_enter(second)


if __name__ == "__main__":
    main()
