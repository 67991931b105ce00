"""Let only one copy of a program run: hold a file lock from start to end.

In two terminals: single_instance.py /tmp/report.lock
"""

import fcntl
import subprocess
import sys
import tempfile
from pathlib import Path
from subprocess import PIPE


def work() -> None:
    """Do what only one copy may do at a time: wait for Enter, here."""
    print("works until Enter is pressed", flush=True)
    sys.stdin.readline()


def program(path: Path) -> None:
    """Work, unless another copy holds the lock."""
    with path.open("a") as lock_file:  # stays open as long as the program works
        try:
            fcntl.flock(lock_file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.exit("another copy is running")
        work()


def start_twice(path: Path) -> None:
    """Start this file as a program, and once more while it works."""
    command = [sys.executable, __file__, str(path)]
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, text=True) as first:
        assert first.stdout
        print("first copy:", first.stdout.readline(), end="")
        second = subprocess.run(command, stderr=PIPE, text=True, check=False)
        print("second copy:", second.stderr, end="")
        print("second copy: exit code", second.returncode)
        first.communicate("\n")
    print("first copy: exit code", first.returncode)


def main() -> None:
    if sys.argv[1:]:
        program(Path(sys.argv[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        start_twice(Path(folder, "report.lock"))


if __name__ == "__main__":
    main()
