"""Which tests are about which example: those that name it in full, or import it.

A test names an example as its page does, such as "ipc/queue", or imports the module
``examples.ipc.queue``; a word that happens to be an example's name is not enough.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path


def find_tests(root: Path) -> dict[str, list[Path]]:
    """Return the test files of each example, by its name, in a project's folder.

    The file with the example's own name comes first.
    """
    files = sorted(root.glob("tests/*/test_*.py"))
    newest = max((file.stat().st_mtime_ns for file in files), default=0)
    return _find_tests(tuple(files), newest)


@cache
def _find_tests(files: tuple[Path, ...], _newest: int) -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    for file in files:
        for name in sorted(set(named_in(file.read_text("utf-8")))):
            found.setdefault(name, []).append(file)
    for name, tests in found.items():
        own = f"test_{name.rpartition('/')[2]}.py"
        tests.sort(key=lambda file: file.name != own)
    return found


def named_in(source: str) -> Iterator[str]:
    """Yield what may be examples' names: strings with a slash, and imported modules."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if node.value.count("/") == 1:
                yield node.value
        elif isinstance(node, ast.Import):
            yield from (plain for alias in node.names for plain in module(alias.name))
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from module(node.module)
            for alias in node.names:
                yield from module(f"{node.module}.{alias.name}")


def module(name: str) -> Iterator[str]:
    """Yield the example that a module is, if it can be one."""
    first, *others = name.split(".")
    if first == "examples" and len(others) == 2:
        yield "/".join(others)
