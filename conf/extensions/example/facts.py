"""What a page tells about an example: its outcomes, its test, its verified runs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from conf.translate import translate
from examples import _catalogue

from .tests import find_tests


@cache
def _known(
    folder: Path, _sources: frozenset[Path], _changed: int
) -> dict[str, _catalogue.Example]:
    return _catalogue.load(folder)


def catalogue(folder: Path) -> dict[str, _catalogue.Example]:
    """Return the examples of ``folder``, read anew when one came or went."""
    table = folder / "examples.toml"
    changed = table.stat().st_mtime_ns if table.is_file() else 0
    return _known(folder, frozenset(folder.glob("*/*.py")), changed)


@cache
def _records(path: Path, _changed: int) -> dict[str, Any]:
    records: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return records


class Facts:
    """One example, and what the files beside it say of it."""

    def __init__(
        self, example: _catalogue.Example, messages: Mapping[str, str] | None = None
    ) -> None:
        self.example, self.messages = example, messages or {}
        self.name, self.path = example.name, example.source
        self.settings, self.methods = example.settings, example.settings.methods

    def outcome(self, method: str) -> tuple[str, int, tuple[str, ...]]:
        """Return output, exit code and patterns of standard error."""
        wants = self.example.under(method)
        printed = self.example.record(method).read_text("utf-8")
        return printed, wants.exit, wants.stderr

    def test_path(self) -> str:
        """Return the test of the example's rule, or that of every example."""
        root = self.example.folder.parent
        own = find_tests(root).get(self.name)
        return own[0].relative_to(root).as_posix() if own else "tests/test_examples.py"

    def verified(self) -> dict[str, Any]:
        """Return the record of verified runs, if it is about this very source."""
        path = self.example.folder / "verified.json"
        if not path.is_file():
            return {}
        records = _records(path, path.stat().st_mtime_ns)
        entry: dict[str, Any] = records.get(self.name, {})
        return entry if entry.get("source") == self.example.digest else {}

    def source(self) -> str:
        """Return the source, its docstrings and comments in the page's language."""
        return translate(self.path.read_text("utf-8"), self.messages)

    def paths(self) -> list[Path]:
        """Return the files that a page shows."""
        outputs = {self.example.record(method) for method in self.methods}
        return [self.path, *sorted(path for path in outputs if path.is_file())]

    def digest(self) -> str:
        """Sum up what a page shows beside the text of those files."""
        names = [path.name for path in self.paths()]
        shown = self.source() if self.messages else ""
        facts = [names, *self.example[2:], self.verified(), self.test_path(), shown]
        return hashlib.sha256(repr(facts).encode()).hexdigest()
