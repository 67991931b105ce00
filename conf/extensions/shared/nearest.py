"""Say what exists where something doesn't."""

from __future__ import annotations

from difflib import get_close_matches


def nearest(wanted: str, existing: list[str]) -> str:
    """List what exists, what resembles ``wanted`` first."""
    close = get_close_matches(wanted, existing, n=3, cutoff=0.4)
    return ", ".join(close + [name for name in existing if name not in close])
