"""Exercises of textbooks, as set-ups to start from."""

import tomllib
from pathlib import Path
from typing import Any

from .setup import COLUMNS

FILE = Path(__file__).with_name("presets.toml")


def presets() -> list[dict[str, Any]]:
    """Return the books, each with its set-ups and the published answers."""
    books = tomllib.loads(FILE.read_text("utf-8"))["book"]
    return [
        {
            "en": book["en"],
            "zh": book["zh"],
            "presets": [preset(each) for each in book["presets"]],
        }
        for book in books
    ]


def preset(found: dict[str, Any]) -> dict[str, Any]:
    """Return one set-up as the page has it, with where it stands in its book."""
    rows = [job.split() for job in found["jobs"]]
    return {
        "where": found["where"],
        "published": found["published"],
        "setup": {
            "jobs": [row_of(row) for row in rows],
            "policy": found["policy"],
            "options": found.get("options", {}),
            "context_switch": found.get("context_switch", "0"),
            "charge_first": found.get("charge_first", False),
        },
    }


def row_of(cells: list[str]) -> dict[str, str]:
    """Return a row of the table; what is not given is 0."""
    filled = [*cells, *["0"] * (len(COLUMNS) - len(cells))]
    return dict(zip(COLUMNS, filled, strict=True))
