"""Compare what two runs printed, whatever their process ids were."""

import difflib
import re

ID = re.compile(r"(?<=pid=)\d+")
FIRST = 1001  # the number that the first process id becomes


def numbered(printed: str) -> str:
    """Number the process ids in order of first appearance: 1001, 1002 and on."""
    seen: dict[str, int] = {}
    return ID.sub(lambda m: str(seen.setdefault(m[0], len(seen) + FIRST)), printed)


def comparable(printed: str, order: str) -> str:
    """Bring what was printed into the form in which two runs are equal.

    Lines in any order are sorted without their ids, and numbered after that: the
    other way round, an id's number would depend on which line came first.
    """
    if order == "any":
        lines = printed.splitlines(keepends=True)
        printed = "".join(sorted(lines, key=lambda line: ID.sub("", line)))
    return numbered(printed)


def difference(wanted: str, got: str) -> list[str]:
    """Return the lines that differ, marked - (wanted) and + (got)."""
    lines = difflib.unified_diff(
        wanted.splitlines(), got.splitlines(), "recorded", "printed", lineterm=""
    )
    return list(lines)
