"""Run an example with one thing in it changed: the control of what it teaches."""

import sys
from pathlib import Path

from examples import _catalogue
from tests.harness.run import Run, interpreter, observe

GUARDED = 'if __name__ == "__main__":\n'


def run_variant(
    folder: Path, name: str, changes: dict[str, str], method: str, timeout: float = 20
) -> Run:
    """Run a copy of an example (topic/name) under one start method, text replaced."""
    original = _catalogue.FOLDER / f"{name}.py"
    source = original.read_text("utf-8")
    for old, new in changes.items():
        assert source.count(old) == 1, (
            f"{name}: {old!r} is there {source.count(old)} times"
        )
        source = source.replace(old, new)
    choose = f'    __import__("multiprocessing").set_start_method("{method}")\n'
    copy = folder / original.name
    copy.write_text(source.replace(GUARDED, GUARDED + choose), "utf-8")
    return observe([*interpreter(sys.executable), copy.name], folder, timeout)
