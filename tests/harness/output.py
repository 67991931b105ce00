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
    """Bring what was printed into the form in which two runs are equal."""
    return numbered(printed) if order == "exact" else unordered(printed)


def unordered(printed: str) -> str:
    """Sort the lines, and number each id by what the lines say about it.

    By order of appearance two runs would differ. So ids are told apart by the lines
    they stand in, again and again, until that tells no more of them apart; of those
    that are still alike one is picked, whichever, and it goes on.
    """
    lines = printed.splitlines()
    rank = dict.fromkeys(ID.findall(printed), 0)
    while len(set(rank.values())) < len(rank):
        refined = refine(rank, lines)
        if len(set(refined.values())) == len(set(rank.values())):
            refined[one_alike(refined)] = -1
        rank = refined
    number = {
        pid: str(FIRST + n) for n, pid in enumerate(sorted(rank, key=rank.__getitem__))
    }
    return "".join(
        sorted(f"{ID.sub(lambda m: number[m[0]], line)}\n" for line in lines)
    )


def refine(rank: dict[str, int], lines: list[str]) -> dict[str, int]:
    """Rank each id by its rank so far and by the lines it stands in."""
    said = {
        pid: (
            rank[pid],
            sorted(told(line, pid, rank) for line in lines if has(line, pid)),
        )
        for pid in rank
    }
    places = sorted(said.values())
    return {pid: places.index(said[pid]) for pid in rank}


def told(line: str, pid: str, rank: dict[str, int]) -> str:
    """Return a line as it looks from one id: itself, and the others' ranks."""
    return ID.sub(lambda m: "me" if m[0] == pid else f"#{rank[m[0]]}", line)


def has(line: str, pid: str) -> bool:
    """Tell whether an id stands in a line."""
    return pid in ID.findall(line)


def one_alike(rank: dict[str, int]) -> str:
    """Return one of the ids that share a rank."""
    shared = list(rank.values())
    return next(pid for pid in rank if shared.count(rank[pid]) > 1)


def difference(wanted: str, got: str) -> list[str]:
    """Return the lines that differ, marked - (wanted) and + (got)."""
    lines = difflib.unified_diff(
        wanted.splitlines(), got.splitlines(), "recorded", "printed", lineterm=""
    )
    return list(lines)
