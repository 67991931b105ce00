"""Tell what programs print apart: the same, in another order, or something else."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from .runs import Run

FREE = re.compile(r"0x[0-9a-fA-F]+|\b\d+(?:\.\d+)?(?:e-?\d+)?\b")
ADDRESS = re.compile(r"0x[0-9a-fA-F]+")


class Difference(NamedTuple):
    """How two runs differ in what they print."""

    one: str  # the methods
    other: str
    line: int
    left: str  # the first line that differs, in each
    right: str


def lines_of(run: Run) -> list[str]:
    """Return the lines without what differs each time: addresses and process ids."""
    pids = "|".join(str(process.pid) for process in run.processes)
    text = re.sub(rf"\b(?:{pids})\b", "PID", run.out) if pids else run.out
    methods = re.compile(r"\b(?:ForkServer|Spawn|Fork)(?=Process|PoolWorker|Context)")
    text = methods.sub("", ADDRESS.sub("0x…", text))
    return re.sub(r"\b(?:fork|spawn|forkserver)\b", "METHOD", text).splitlines()


def mask(lines: Sequence[str]) -> list[str]:
    """Return lines with every number masked."""
    return [FREE.sub("0", line) for line in lines]


def same_lines(one: Run, other: Run, *, numbers: bool = True) -> bool:
    """Tell whether two runs print the same lines, in whatever order."""
    pair = [lines_of(run) for run in (one, other)]
    if not numbers:
        pair = [mask(lines) for lines in pair]
    if len(set(map(len, pair))) > 1 or "" in pair[0] + pair[1]:  # lines may be mixed up
        return Counter("".join(pair[0])) == Counter("".join(pair[1]))
    return Counter(pair[0]) == Counter(pair[1])


def same_order(one: Run, other: Run) -> bool:
    """Tell whether two runs print the same lines in the same order."""
    return lines_of(one) == lines_of(other)


def first_difference(one: Run, other: Run) -> Difference:
    """Return the first line that differs."""
    pair = [lines_of(run) for run in (one, other)]
    for number in range(max(map(len, pair)) + 1):
        left, right = (lines[number] if number < len(lines) else "" for lines in pair)
        if left != right or number >= min(map(len, pair)):
            return Difference(one.method, other.method, number + 1, left, right)
    return Difference(one.method, other.method, 0, "", "")


def same_stderr(one: Run, other: Run) -> bool:
    """Tell whether two runs write the same lines on stderr, but for numbers."""
    pair = [
        {
            line
            for process in run.processes
            for line in mask(process.stderr.splitlines())
        }
        for run in (one, other)
    ]
    return pair[0] == pair[1]
