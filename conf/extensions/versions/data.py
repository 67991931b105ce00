"""What versions.toml says of each Python: its start methods, and what it changed."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

FILE = Path(__file__).parent / "versions.toml"
PLATFORMS = {"linux": "Linux", "darwin": "macOS", "win32": "Windows"}
Release = tuple[int, ...]  # (3, 14) or (3, 14, 1)
SOURCE = re.compile(r"(?P<kind>gh|pep)-(?P<number>\d+)|[\w./]+(#[\w.-]+)?")


class VersionsError(ValueError):
    """Something in versions.toml is not as it should be; the message says where."""


class Start(NamedTuple):
    """The start methods of a platform from a Python on, the default first."""

    platform: str  # a key of PLATFORMS
    since: str
    methods: list[str]
    source: str


class Change(NamedTuple):
    """What a Python changed, in both languages; versions.toml explains the rest."""

    version: str
    module: str
    en: str
    zh: str
    source: str
    check: str = ""
    since: list[str] = []  # noqa: RUF012
    platform: str = ""


class Versions(NamedTuple):
    """All that the file says."""

    starts: list[Start]
    changes: list[Change]


def load(path: Path = FILE) -> Versions:
    """Read the file; raise VersionsError where a key or a value is wrong."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise VersionsError(f"{path}: {error}") from None
    if wrong := data.keys() - {"start", "change"}:
        raise VersionsError(f"{path}: write [[start]] or [[change]], not {wrong}")
    starts = read(path, data, "start", Start)
    return Versions(starts, read(path, data, "change", Change))


def read(path: Path, data: dict[str, Any], kind: str, shape: Any) -> list[Any]:
    """Return the entries of one kind, each checked."""
    found = []
    for number, entry in enumerate(data.get(kind, []), 1):
        where = f"{path}: [[{kind}]] {number} ({entry.get('en') or entry})"
        needed = set(shape._fields) - set(shape._field_defaults)
        if wrong := sorted(needed - entry.keys()):
            raise VersionsError(f"{where} has no {', '.join(wrong)}")
        if wrong := sorted(entry.keys() - set(shape._fields)):
            known = ", ".join(shape._fields)
            raise VersionsError(f"{where} has {', '.join(wrong)}: there are {known}")
        if entry.get("platform", "linux") not in PLATFORMS:
            raise VersionsError(f"{where}: platform is one of {', '.join(PLATFORMS)}")
        if not SOURCE.fullmatch(entry["source"]):
            rule = "source is page#anchor, gh-NUMBER or pep-NUMBER"
            raise VersionsError(f"{where}: {rule}, not {entry['source']!r}")
        found.append(shape(**entry))
    return found


def release(text: str) -> Release:
    """Return a version as numbers: 3.13.8 is (3, 13, 8)."""
    return tuple(map(int, text.split(".")))


def holds(change: Change, python: Release) -> bool:
    """Tell whether a Python, such as (3, 14, 1), has a change.

    ``since`` may name a release of several series: one that is not named has the
    change if it is later than all of them.
    """
    since = sorted(release(text) for text in change.since or [change.version])
    same = [first for first in since if first[:2] == python[:2]]
    return python >= (same or since)[-1]


def start_for(starts: list[Start], platform: str, python: Release) -> Start:
    """Return the entry that holds for a platform and a Python."""
    return max(
        (
            start
            for start in starts
            if start.platform == platform and release(start.since) <= python
        ),
        key=lambda start: release(start.since),
    )


def address(source: str, python_docs: str) -> str:
    """Return where a source can be read."""
    found = SOURCE.fullmatch(source)
    assert found
    if found["kind"] == "gh":
        return f"https://github.com/python/cpython/issues/{found['number']}"
    if found["kind"] == "pep":
        return f"https://peps.python.org/pep-{int(found['number']):04}/"
    page, _, anchor = source.partition("#")
    return f"{python_docs}{page}.html" + (f"#{anchor}" if anchor else "")
