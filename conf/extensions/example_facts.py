"""What is on record about an example: its settings, outputs and verified runs."""

from __future__ import annotations

import hashlib
import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

METHODS = ("fork", "spawn", "forkserver")


@cache
def _load(path: Path, changed: int) -> dict[str, Any]:
    """Read a .toml or .json file, once for each time it was ``changed``."""
    text = path.read_text("utf-8")
    read = tomllib.loads if path.suffix == ".toml" else json.loads
    return read(text)


def load(path: Path) -> dict[str, Any]:
    """Read a .toml or .json file; one that isn't there is empty."""
    return _load(path, path.stat().st_mtime_ns) if path.is_file() else {}


class Facts:
    """One example of ``folder``, by name: "processes/first"."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name = folder, name
        self.path = folder / f"{name}.py"
        self.settings = load(folder / "examples.toml").get(name, {})
        only = self.settings.get("methods", METHODS)
        self.methods = [method for method in METHODS if method in only]

    def setting(self, method: str, key: str, default: Any) -> Any:
        """Look a setting up for one start method."""
        own = self.settings.get(method, {})
        return own.get(key, self.settings.get(key, default))

    def output_path(self, method: str) -> Path:
        """Return the file that holds what it prints under ``method``."""
        own = self.folder / f"{self.name}.{method}.out"
        return own if own.is_file() else self.folder / f"{self.name}.out"

    def outcome(self, method: str) -> tuple[str, int, list[str]]:
        """Return output, exit code and patterns of standard error."""
        return (
            self.output_path(method).read_text("utf-8"),
            self.setting(method, "exit", 0),
            self.setting(method, "stderr", []),
        )

    def test_path(self) -> str:
        """Return its own test, or the test of every example, from the root."""
        topic, _, name = self.name.rpartition("/")
        own = f"tests/{topic}/test_{name}.py"
        there = (self.folder.parent / own).is_file()
        return own if there else "tests/test_examples.py"

    def verified(self) -> dict[str, Any]:
        """Return the record of verified runs, if it is about this very source."""
        entry: dict[str, Any] = load(self.folder / "verified.json").get(self.name, {})
        now = hashlib.sha256(self.path.read_bytes()).hexdigest()[:16]
        return entry if entry.get("source") == now else {}

    def paths(self) -> list[Path]:
        """Return the files that a page shows."""
        outputs = {self.output_path(method) for method in self.methods}
        return [self.path, *sorted(path for path in outputs if path.is_file())]

    def digest(self) -> str:
        """Sum up what a page shows beside the text of those files."""
        names = [path.name for path in self.paths()]
        facts = [names, self.settings, self.verified(), self.test_path()]
        return hashlib.sha256(repr(facts).encode()).hexdigest()


def existing(folder: Path) -> list[str]:
    """Return the name of every example of ``folder``."""
    found = sorted(folder.glob("[!_]*/[!_]*.py"))
    return [path.relative_to(folder).with_suffix("").as_posix() for path in found]
