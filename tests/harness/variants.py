"""Run an example with one thing in it changed: the control of what it teaches."""

import sys
from collections.abc import Sequence
from pathlib import Path

from examples import _catalogue
from tests.harness.programs import TIMEOUT, run_program
from tests.harness.run import Run, interpreter

GUARDED = 'if __name__ == "__main__":\n'


def run_variant(
    folder: Path,
    name: str,
    changes: dict[str, str],
    method: str,
    *,
    code: int = 0,
    stderr: str | Sequence[str] = "",
    hangs: bool = False,
    orphans: bool = False,
    timeout: float = TIMEOUT,
) -> Run:
    """Run a copy of an example (topic/name) under one start method, text replaced.

    ``changes`` has the new text by the old one, which the example has once. How it ends
    is said as for ``run_program``.
    """
    original = _catalogue.FOLDER / f"{name}.py"
    copy = folder / original.name
    copy.write_text(under(method, changed(name, original, changes)), "utf-8")
    command = [*interpreter(sys.executable), copy.name]
    return run_program(
        command,
        folder,
        code=code,
        stderr=stderr,
        hangs=hangs,
        orphans=orphans,
        timeout=timeout,
    )


def changed(name: str, original: Path, changes: dict[str, str]) -> str:
    """Return an example's source with each text replaced, which stands there once."""
    source = original.read_text("utf-8")
    for old, new in changes.items():
        count = source.count(old)
        assert count == 1, f"{name}: {old!r} is there {count} times"
        source = source.replace(old, new)
    return source


def under(method: str, source: str) -> str:
    """Return a program that chooses a start method first."""
    choose = f'    __import__("multiprocessing").set_start_method("{method}")\n'
    return source.replace(GUARDED, GUARDED + choose)
