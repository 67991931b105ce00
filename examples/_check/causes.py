"""Find the causes that fit what was seen; ``causes.toml`` knows how each shows."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .signs import WEIGHTS, Case, Evidence, evidence
from .source.module import Finding
from .texts import Frame

FILE = Path(__file__).with_name("causes.toml")
PICKLING = "processes/pickling"  # the page of what can't be sent
FUNCTION = re.compile(r"function (\S+):(\d+)$")
ENOUGH = 4  # a sign that counts less is no fault, and may be a remark
NEEDED = {"id", "page", "says", "cure", "signs"}
OPTIONAL = {"remark", "certain", "symptom", "varying"}
CERTAIN = 3  # how much more a cause counts that can't be meant


class CausesError(Exception):
    """causes.toml says something that can't be right."""


class Cause(NamedTuple):
    """Something that can be wrong with a program."""

    id: str
    page: str
    says: dict[str, str]  # by language
    cure: dict[str, str]
    signs: tuple[tuple[str, ...], ...]
    remark: bool = False
    certain: bool = False  # nobody means it so: a child that fails by it is a fault
    symptom: bool = False  # comes behind every other cause
    varying: bool = False  # is a fault if what the program prints varies


class Match(NamedTuple):
    """A cause that fits, and what speaks for it."""

    cause: Cause
    score: int
    methods: tuple[str, ...]  # under which it showed
    finding: Finding | None  # the place in the source
    frame: Frame | None  # the line that was running
    text: str  # what Python said
    names: dict[str, str]
    sign: tuple[str, ...] = ()
    way: tuple[str, ...] = ()  # to what could not be pickled
    saying: tuple[str, ...] = ()  # methods under which Python said it

    @property
    def sure(self) -> bool:
        """Tell whether something was seen in a run, and not in the source alone."""
        return self.score >= ENOUGH and bool(self.methods)


@cache
def load(file: Path = FILE) -> tuple[Cause, ...]:
    """Return the causes; a fault names the cause and what is wrong with it."""
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    causes = []
    for table in data["cause"]:
        where = f"{file.name}, {table.get('id', 'a cause without id')}"
        if extra := set(table) - NEEDED - OPTIONAL:
            raise CausesError(f"{where}: no key {sorted(extra)[0]!r}")
        if missing := NEEDED - set(table):
            raise CausesError(f"{where}: {sorted(missing)[0]} is missing")
        signs = tuple(map(tuple, table["signs"]))
        for atom in (atom for sign in signs for atom in sign):
            check_atom(where, atom)
        causes.append(Cause(**{**table, "signs": signs}))
    return tuple(causes)


def check_atom(where: str, atom: str) -> None:
    """Complain of an atom that nothing can match."""
    kind, _, pattern = atom.partition(": ")
    if kind not in WEIGHTS:
        raise CausesError(f"{where}: no sign {kind!r}; there are {', '.join(WEIGHTS)}")
    try:
        re.compile(pattern)
    except re.error as error:
        raise CausesError(f"{where}: {atom!r}: {error}") from None


def find(case: Case) -> list[Match]:
    """Return the causes that fit, the likeliest first."""
    found = [match for cause in load() if (match := fit(cause, case))]
    return sorted(found, key=lambda match: (match.cause.symptom, -match.score))


def fit(cause: Cause, case: Case) -> Match | None:
    """Return how well a cause fits, by the sign that tells most."""
    best: Match | None = None
    shown: set[str] = set()  # methods under which any sign showed it
    for sign in cause.signs:
        methods, held = [], None
        for run in case.runs:
            if (pieces := evidence(sign, run, case)) is not None:
                methods.append(run.method)
                held = held or pieces
        if case.reference in methods and "differs" in sign:
            methods = list(case.differing)  # the first is no better than the others
        if held is not None:
            match = make_match(cause, sign, held, methods)
            if cause.page.startswith(PICKLING):
                ways = (way for run in case.runs for way in run.pickling)
                match = with_way(match, next(ways, ()), case)
            if match.sure:
                shown |= {*match.methods}
            if best is None or match.score > best.score:
                best = match
    if best is not None and best.sure:
        order = [run.method for run in case.runs if run.method in shown]
        best = best._replace(methods=tuple(order))
    return best


def with_way(match: Match, way: tuple[str, ...], case: Case) -> Match:
    """Add the way to what could not be pickled, and where its last own part is made."""
    found = FUNCTION.match(way[-1]) if way else None
    places = {one.name: one for one in case.findings if one.id == "attribute"}
    made = next((places[part] for part in reversed(way) if part in places), None)
    if found:
        made = Finding("function", int(found[2]), found[1])
    return match._replace(way=way, finding=match.finding or made)


def make_match(
    cause: Cause, sign: Sequence[str], held: list[Evidence], methods: list[str]
) -> Match:
    """Put together what the atoms of a sign found."""
    score = sum(WEIGHTS[atom.partition(":")[0]] for atom in sign)
    seen = any(not atom.startswith("source") for atom in sign)
    score += CERTAIN if cause.certain and seen else 0
    names = {key: value for one in held for key, value in one.names.items()}
    finding = next((one.finding for one in held if one.finding), None)
    frame = next((one.frame for one in held if one.frame), None)
    text = next((one.text for one in held if one.text), "")
    if all(atom.startswith("source") for atom in sign):
        methods = []  # nothing was seen in a run
    found = tuple(methods), finding, frame, text, names
    return Match(cause, score, *found, tuple(sign), saying=tuple(methods))
