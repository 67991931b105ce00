"""Run a program for all calls of a column of the table, and keep what it prints."""

import functools
import re
import sys
import tempfile
from pathlib import Path

from tests.harness.programs import program, run_program


@functools.cache
def column(
    name: str, method: str, calls: tuple[str, ...], python: str = sys.executable
) -> dict[str, str]:
    """Return what a program of tests/programs/pools prints for each call."""
    with tempfile.TemporaryDirectory() as folder:
        command = program(f"pools/{name}", method, *calls, python=python)
        printed = run_program(command, Path(folder)).out
    parts = re.split(r"(?m)^= (.*)\n", printed)
    return dict(zip(parts[1::2], parts[2::2], strict=True))
