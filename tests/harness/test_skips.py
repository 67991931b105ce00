"""The end of a run says what was skipped, a line a reason."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TESTS = """\
import pytest


@pytest.mark.parametrize("name", ["ipc/queue", "ipc/pipe"])
def test_example(name):
    pytest.skip(f"{name} needs numpy")


@pytest.mark.skip(reason="only at night")
def test_moment():
    pass
"""


def test_skips_are_counted_by_reason(tmp_path: Path) -> None:
    (tmp_path / "test_some.py").write_text(TESTS, encoding="utf-8")
    options = ["-p", "tests.harness.skips", "-c", "/dev/null", "-n", "2"]
    command = [sys.executable, "-m", "pytest", *options, str(tmp_path)]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)

    assert "    2  an example needs numpy\n    1  only at night\n" in done.stdout
