"""Let only one copy of a program run: lock a file from start to end."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def single_instance(path: str) -> Iterator[None]:
    """Hold the lock in a with block, or exit if another copy holds it."""
    with Path(path).open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            print(f"{path}: process {file.read().strip()} is running", file=sys.stderr)
            sys.exit(75)
        os.register_at_fork(after_in_child=file.close)  # children don't hold it
        file.truncate(0)
        print(os.getpid(), file=file, flush=True)
        yield


def main(path: str) -> int:
    try:
        with single_instance(path):
            print("the report is written")  # put your own work here
    except KeyboardInterrupt:
        return 130
    return 0


def demo() -> int:
    """Start a second copy while the lock is held; leave this out of your copy."""
    with TemporaryDirectory() as folder:
        path = f"{folder}/report.lock"
        with single_instance(path):
            command = [sys.executable, __file__, path]
            print("exit code:", subprocess.run(command, check=False).returncode)
        return main(path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if sys.argv[1:] else demo())
