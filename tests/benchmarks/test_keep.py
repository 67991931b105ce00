"""Figures that contradict the pages are not kept."""

import json
from pathlib import Path

import pytest

from benchmarks._figures import keep

DATA = {"machine": {"seconds": 3}}


def test_doubtful_figures_leave_the_kept_ones_as_they_are(tmp_path: Path) -> None:
    kept = tmp_path / "benchmarks" / "pools.json"
    kept.parent.mkdir()
    kept.write_text("old")

    with pytest.raises(SystemExit, match="two threads are quicker"):
        keep(DATA, kept, quick=False, doubts=["two threads are quicker"])

    assert kept.read_text() == "old"


def test_a_first_impression_is_written_beside_them(tmp_path: Path) -> None:
    kept = tmp_path / "benchmarks" / "pools.json"

    keep(DATA, kept, quick=True, doubts=["of no matter"])

    assert not kept.exists()
    assert json.loads((tmp_path / "_build/pools.json").read_text()) == DATA
