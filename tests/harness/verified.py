"""Keep in examples/verified.json what was seen to run, on what, and when."""

import datetime
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import pytest

from examples import _catalogue
from examples._catalogue import METHODS, Example

FILE = _catalogue.FOLDER / "verified.json"
PROPERTY = "verified"  # of a test's report: (example, system, version, method)

Records = dict[str, dict[str, Any]]


def read(file: Path = FILE) -> Records:
    """Return what is recorded, nothing at first."""
    return dict(json.loads(file.read_text("utf-8"))) if file.is_file() else {}


def write(records: Records, file: Path = FILE) -> None:
    """Write the records so that equal records are equal files."""
    text = json.dumps(records, indent=1, sort_keys=True, ensure_ascii=False)
    file.write_text(text + "\n", encoding="utf-8", newline="\n")


def merge(
    records: Records,
    runs: dict[tuple[str, str, str, str], bool],
    examples: dict[str, Example],
    day: str,
) -> Records:
    """Add the runs that passed and take out those that failed.

    An entry whose source has changed starts anew; those of lost examples go.
    """
    merged = {name: entry for name, entry in records.items() if name in examples}
    for (name, system, version, method), passed in runs.items():
        source = examples[name].digest
        if merged.get(name, {}).get("source") != source:
            merged[name] = {"source": source, "on": {}}
        methods = merged[name]["on"].setdefault(system, {}).setdefault(version, [])
        kept = {*methods, method} if passed else {*methods} - {method}
        methods[:] = [one for one in METHODS if one in kept]
        merged[name]["day"] = day
    return {
        name: pruned(entry) for name, entry in merged.items() if pruned(entry)["on"]
    }


def pruned(entry: dict[str, Any]) -> dict[str, Any]:
    """Return an entry without versions and systems where nothing passed."""
    on = {
        system: {version: methods for version, methods in versions.items() if methods}
        for system, versions in entry["on"].items()
    }
    return entry | {
        "on": {system: versions for system, versions in on.items() if versions}
    }


class Collector:
    """Collects the outcomes, from all workers, and writes them at the end."""

    def __init__(self) -> None:
        self.runs: dict[tuple[str, str, str, str], bool] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what a test of an example says it verified."""
        for key, run in report.user_properties:
            if key == PROPERTY and report.when == "call" and not report.skipped:
                name, system, version, method = cast("Sequence[str]", run)
                self.runs[name, system, version, method] = report.passed

    def pytest_sessionfinish(self) -> None:
        """Write the file."""
        day = datetime.date.today().isoformat()
        write(merge(read(), self.runs, _catalogue.load(), day))
