"""Change what the system keeps for a process, after the first child."""

import os
import resource
import sys
import tempfile
from multiprocessing import Process, set_start_method
from pathlib import Path


def report(first: Path) -> None:
    umask = os.umask(0)
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    folder = "first" if Path.cwd() == first else "second"
    print(f"umask {umask:03o}, files {files}, in the {folder} folder")


def run_child(first: Path) -> None:
    child = Process(target=report, args=(first,))
    child.start()
    child.join()
    assert child.exitcode == 0


if __name__ == "__main__":
    set_start_method(sys.argv[1])
    first = Path.cwd()
    os.umask(0o022)
    resource.setrlimit(resource.RLIMIT_NOFILE, (1000, 1000))
    run_child(first)
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_NOFILE, (500, 500))
    os.chdir(tempfile.gettempdir())
    run_child(first)
