"""What was verified is kept as long as the source is the same."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from examples._catalogue import Example, Settings
from tests.harness import verified
from tests.harness.verified import Collector, Records, merge

LINUX, MAC = "Linux x86_64", "Darwin arm64"
DAY, NEXT_DAY = "2026-11-23", "2026-11-24"


@pytest.fixture
def examples(tmp_path: Path) -> dict[str, Example]:
    (tmp_path / "locks").mkdir()
    (tmp_path / "locks/ledger.py").write_text("print(1)\n", encoding="utf-8")
    return {"locks/ledger": Example("locks/ledger", tmp_path, Settings(), {})}


@pytest.fixture
def records(examples: dict[str, Example]) -> Records:
    runs = {
        ("locks/ledger", LINUX, "3.11.7", method): True for method in ("spawn", "fork")
    }
    return merge({}, runs, examples, DAY)


def test_methods_stand_in_their_usual_order(
    records: Records, examples: dict[str, Example]
) -> None:
    assert records["locks/ledger"] == {
        "source": examples["locks/ledger"].digest,
        "day": DAY,
        "on": {LINUX: {"3.11.7": ["fork", "spawn"]}},
    }


def test_new_runs_are_added(records: Records, examples: dict[str, Example]) -> None:
    runs = {("locks/ledger", MAC, "3.14.1", "spawn"): True}

    entry = merge(records, runs, examples, NEXT_DAY)["locks/ledger"]

    assert entry["day"] == NEXT_DAY
    assert entry["on"] == {
        LINUX: {"3.11.7": ["fork", "spawn"]},
        MAC: {"3.14.1": ["spawn"]},
    }


def test_failed_run_is_taken_out(
    records: Records, examples: dict[str, Example]
) -> None:
    runs = {("locks/ledger", LINUX, "3.11.7", "fork"): False}

    merged = merge(records, runs, examples, NEXT_DAY)

    assert merged["locks/ledger"]["on"] == {LINUX: {"3.11.7": ["spawn"]}}


def test_changed_source_starts_anew(
    records: Records, examples: dict[str, Example]
) -> None:
    examples["locks/ledger"].source.write_text("print(2)\n", encoding="utf-8")
    runs = {("locks/ledger", LINUX, "3.12.1", "fork"): True}

    merged = merge(records, runs, examples, NEXT_DAY)

    assert merged["locks/ledger"]["on"] == {LINUX: {"3.12.1": ["fork"]}}


def test_entry_of_a_lost_example_goes(records: Records) -> None:
    assert merge(records, {}, {}, NEXT_DAY) == {}


def test_file_is_the_same_for_the_same_records(
    records: Records, tmp_path: Path
) -> None:
    file = tmp_path / "verified.json"

    verified.write(records, file)

    assert verified.read(file) == records
    assert file.read_text(encoding="utf-8").startswith('{\n "locks/ledger": {\n  "day"')
    assert file.read_text(encoding="utf-8").endswith("}\n")


def test_only_calls_that_ran_are_collected() -> None:
    collector, run = Collector(), ("locks/ledger", LINUX, "3.11.7", "fork")
    base = {"user_properties": [(verified.PROPERTY, run)], "skipped": False}

    for more in (
        {"when": "setup", "passed": True},
        {"when": "call", "passed": False},
        {"when": "teardown", "passed": True},
    ):
        report: Any = SimpleNamespace(**base, **more)
        collector.pytest_runtest_logreport(cast("pytest.TestReport", report))

    assert collector.runs == {run: False}
