"""Under fork a module's top level runs once; under spawn once more for each child."""

import subprocess
from pathlib import Path

import pytest

from tests.harness.interpreters import ask

SCRIPT = """
from multiprocessing import Process, set_start_method
import sys

print("top level", flush=True)

def clerk():
    pass

if __name__ == "__main__":
    set_start_method(sys.argv[1])
    for _ in range(2):
        child = Process(target=clerk)
        child.start()
        child.join()
        assert child.exitcode == 0
"""


def preloads_main(version: tuple[int, ...]) -> bool:
    """Tell whether the fork server imports the main module for its children."""
    return version >= (3, 14, 1) or (3, 13, 8) <= version < (3, 14)


def test_the_main_module_runs_once_for_each_that_starts_without_it(
    method: str, python: str, tmp_path: Path
):
    here = ask(python).here
    if method not in here.methods:
        pytest.skip(f"{method} does not exist on this platform")
    script = tmp_path / "two_clerks.py"
    script.write_text(SCRIPT)
    once_more = 1 if preloads_main(here.version) else 2
    expected = {"fork": 1, "spawn": 1 + 2, "forkserver": 1 + once_more}

    command = [python, str(script), method]
    run = subprocess.run(command, capture_output=True, text=True, timeout=50)

    assert run.stderr == ""
    assert run.stdout.splitlines() == ["top level"] * expected[method]
