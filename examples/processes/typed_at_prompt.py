"""Put what a child calls into a file; a prompt or a notebook has none to import.

Two programs are run with ``python -c``, which like a prompt leaves no file.  One
defines ``greet`` on the spot, the other imports it from ``greeting.py``.  Under
spawn and forkserver the child of the first can't find ``greet``: its ``__main__``
is a bare module, and AttributeError says so.
"""

import os
import subprocess
import sys
import tempfile
from multiprocessing import get_start_method
from pathlib import Path

GREET = """\
def greet():
    print("hello from the child")
"""
START = """\
import multiprocessing, sys
multiprocessing.set_start_method(sys.argv[1])
child = multiprocessing.Process(target=greet)
child.start()
child.join()
sys.exit(child.exitcode)
"""


def run(program: str, folder: str) -> int:
    """Run a program that stands in no file; return its exit code."""
    command = [sys.executable, "-c", program, get_start_method()]
    own = os.environ | {"TMPDIR": folder}  # what it leaves goes with the folder
    return subprocess.run(command, cwd=folder, env=own, check=False).returncode


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "greeting.py").write_text(GREET)
        print("greet typed in:", flush=True)
        print("exit code", run(GREET + START, folder))
        print("greet imported from greeting.py:", flush=True)
        print("exit code", run("from greeting import greet\n" + START, folder))


if __name__ == "__main__":
    main()
