"""Let commands that know nothing of each other lock one file by its path.

Try it in two terminals: ``two_commands.py /tmp/ledger.lock Ada`` in one, the same
with Bo in the other.  The second waits until you press Enter in the first, or end it
in any other way.  Without arguments this program starts both commands itself and
shows what they print, in the order in which it lets them go on.
"""

import fcntl
import sys
import tempfile
from pathlib import Path
from subprocess import PIPE, Popen


def command(path: Path, name: str) -> None:
    """Hold the lock until Enter is pressed, after waiting for it if need be."""
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(f"{name}: it is locked, I wait", flush=True)
            fcntl.flock(file, fcntl.LOCK_EX)
        print(f"{name}: I have the lock; press Enter to let go", flush=True)
        sys.stdin.readline()
        print(f"{name}: I let go", flush=True)


def start(path: Path, name: str) -> "Popen[str]":
    """Start this file again, as a program of its own."""
    line = [sys.executable, __file__, str(path), name]
    return Popen(line, stdin=PIPE, stdout=PIPE, text=True)


def hear(program: "Popen[str]") -> None:
    """Print the next line that a program has printed."""
    assert program.stdout
    print(program.stdout.readline(), end="")


def press_enter(program: "Popen[str]") -> None:
    """Do what you would do in its terminal, and hear its last line."""
    assert program.stdin
    print("Enter is pressed")
    program.stdin.write("\n")
    program.stdin.flush()
    hear(program)


def main() -> None:
    if sys.argv[1:]:
        command(Path(sys.argv[1]), sys.argv[2])
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ledger.lock")
        with start(path, "Ada") as ada:
            hear(ada)
            with start(path, "Bo") as bo:
                hear(bo)
                press_enter(ada)
                hear(bo)
                press_enter(bo)
    assert ada.returncode == bo.returncode == 0


if __name__ == "__main__":
    main()
