"""Look for the signs of a cause in what was seen: one atom of a sign after the other.

``causes.toml`` says what each kind of atom is.
"""

import linecache
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from .runs import Change, Run
from .source.module import Finding
from .texts import Frame, find_failures

WEIGHTS = {  # how much an atom tells
    **{"error": 5, "main-error": 5, "child-error": 5, "stderr": 4},
    **{"stack": 4, "child-stack": 4, "several-in-lock": 3},
    **{"source": 3, "left": 4, "end": 1, "differs": 2, "varies": 2},
    **{"no-child": 4, "method": 1, "state": 4, "unlike": 1},
    **{
        "thread-stack": 5,
        "main-line": 4,
        "main-loop": 4,
        "child-died": 5,
        "child-code": 1,
        "lost-worker": 3,
        "unseen": 5,
        "callback": 6,
        "way": 4,
        "cut-child": 0,
        "without": 0,
    },
}
HANGS = {"restarts": "hangs"}  # a cause needn't tell them
NAMELESS = {"terminates", "joins", "method-target"}  # findings about no name
BESIDE = {"several-locks"}  # findings that are no place of the fault
IN_LOCK = (
    r"^multiprocessing/synchronize.py:(__enter__|acquire)"
    r" < (?!multiprocessing/(queues|pool|connection))"
)
LONGEST_LOOP = 6  # lines from a loop's head to where main stands in it
FUNCTIONS = re.compile("(cache|dispatch) of ")
SETTINGS = ("env", "set", "signal", "logging")
LOGS = ("debug", "info", "warning", "error", "exception", "critical", "log")
USES = {  # what a worker reads to which a setting matters
    "env": {"environ", ".environ", "getenv", ".getenv", "run", ".run", ".check_output"},
    "logging": {f".{name}" for name in LOGS},
    "csv dialects": {".reader", ".writer", ".DictReader", ".DictWriter", "reader"},
    "warnings": {".warn", "warn"},
    "builtins": {"_", "gettext", "ngettext"},
    "socket timeout": {"socket", ".socket", ".create_connection", "create_connection"},
}


class Case(NamedTuple):
    """All that was seen of a program."""

    runs: tuple[Run, ...]
    findings: tuple[Finding, ...]
    differing: tuple[str, ...] = ()  # methods that print something else than the first
    reference: str = ""  # that first method, if some differ
    varies: bool = False  # one method prints different things each time


class Evidence(NamedTuple):
    """What one atom of a sign found."""

    names: dict[str, str]
    text: str = ""
    frame: Frame | None = None
    finding: Finding | None = None


def evidence(sign: Sequence[str], run: Run, case: Case) -> list[Evidence] | None:
    """Return what each atom of a sign finds in a run; None if one finds nothing."""
    found: list[Evidence] = []
    names: dict[str, str] = {}
    for atom in sign:
        kind, _, pattern = atom.partition(": ")
        piece = next(atoms(kind, pattern, run, case, names), None)
        if piece is None:
            return None
        names |= piece.names
        found.append(piece)
    return found


def atoms(
    kind: str, pattern: str, run: Run, case: Case, names: dict[str, str]
) -> Iterator[Evidence]:
    """Yield every piece of evidence of one kind."""
    if kind.endswith("error"):
        yield from errors(kind, pattern, run)
    elif kind == "stderr":
        for process in run.processes:
            if found := re.search(f".*(?:{pattern}).*", process.stderr):
                yield Evidence(found.groupdict(), found[0])
    elif kind == "source":
        wanted = [one for one in case.findings if one.id == pattern]
        named = [one for one in wanted if one.name == names.get("name")]
        for one in named or wanted:
            place = None if pattern in BESIDE else one
            names = {} if pattern in NAMELESS else {"name": one.name}
            yield Evidence(names, finding=place)
    elif kind == "state":
        told = list(describe(run, case, pattern))
        same = [one for one in told if one.names.get("name") == names.get("name")]
        yield from same or told
    elif kind == "unseen":
        for text in run.unseen if pattern or run.end == "ended" else ():
            if found := re.search(pattern, text):
                yield Evidence(found.groupdict(), text)
    elif kind == "callback":
        for text, *where in run.callbacks:
            path, line, function = where or ("", "0", "")
            yield Evidence({}, text, Frame(path, int(line), function))
    elif kind == "way":
        for way in run.pickling:
            if found := re.search(pattern, " > ".join(way)):
                yield Evidence(found.groupdict())
    elif kind == "main-line":
        yield from lines_with(names.get("name", ""), run)
    elif kind == "main-loop":
        yield from loops_with(names.get("name", ""), run)
    elif kind == "thread-stack":
        yield from thread_stacks(pattern, run)
    elif kind == "child-died":
        yield from errors("child-error", pattern, run, dead=True)
    elif kind == "several-in-lock":
        waiting = list(stacks("child-stack", IN_LOCK, run))
        yield from waiting[:1] * (len(waiting) > 1)
    elif kind in ("stack", "child-stack"):
        yield from stacks(kind, pattern, run)
    elif state(kind, pattern, run, case):
        yield Evidence({})


def describe(run: Run, case: Case, wanted: str) -> Iterator[Evidence]:
    """Yield what a child has otherwise than main, if it is of the wanted kind.

    Kinds are missing; class, an attribute; global, changed by main at run time; anew,
    by each import; patched, a mock; cache and dispatch, of a function; and the
    settings, such as env, logging, signal, cwd. Where a worker reads none of them by
    what its source shows, what any function reads is taken.
    """
    for reader in ("worker-reads", "function-reads"):
        read = {one.name for one in case.findings if one.id == reader}
        told = [one for change in run.changes if (one := tell(change, case, read))]
        yield from (evidence for kind, evidence in told if kind == wanted)
        if any(kind not in SETTINGS for kind, _ in told):
            return


def tell(change: Change, case: Case, read: set[str]) -> tuple[str, Evidence] | None:
    """Return of what kind a change is, and its name and place, if it is read."""
    prefix, _, rest = change.name.rpartition(":")
    if prefix in SETTINGS:
        kind = rest if prefix == "set" else prefix
        uses = USES.get(kind, read)
        return (kind, Evidence({"name": rest})) if not uses or uses & read else None
    name, _, attribute = rest.partition(".")
    if not {attribute or name, f".{attribute or name}"} & read:
        return None
    owners = {name, prefix.rpartition(".")[2]} - {""}
    place = find_place("changes", owners, case)
    shown = name if not prefix else f"{prefix}.{name}"
    if "Mock" in change.main.partition(" ")[0]:
        return "patched", Evidence({"name": rest})
    if found := FUNCTIONS.match(change.main):
        return found[1], Evidence({"name": shown})
    if attribute:
        return "class", Evidence({"name": shown}, finding=place)
    filled = " of " in change.main + change.child  # a list or dict has other items
    changed = "global" if place or filled else "anew"
    place = place or find_place("defines", owners, case)
    kind = "missing" if change.kind == "missing" else changed
    return kind, Evidence({"name": shown}, finding=place)


def find_place(what: str, names: set[str], case: Case) -> Finding | None:
    """Return the first finding of a kind about one of these names."""
    found = (one for one in case.findings if one.id == what and one.name in names)
    return next(found, None)


def errors(
    kind: str, pattern: str, run: Run, *, dead: bool = False
) -> Iterator[Evidence]:
    """Yield the tracebacks whose last line, and functions, are as wanted."""
    text, _, path = pattern.partition(" @ ")
    failures = sorted(run.failures(), key=lambda one: one[1].own is None)
    for process, failure in failures:
        whose = kind.removesuffix("error").rstrip("-")
        if (whose and process.role != whose) or (dead and process.stack):
            continue
        if (found := re.search(text, failure.text)) and re.search(path, failure.path):
            names = {key: value for key, value in found.groupdict().items() if value}
            yield Evidence(names, failure.text, failure.own)


def lines_with(name: str, run: Run) -> Iterator[Evidence]:
    """Yield the errors of main whose line has a name in it: ``x`` also for self.x."""
    word = re.compile(rf"\b{re.escape(name.rpartition('.')[2])}\b")
    for process, failure in run.failures():
        own = failure.own if name and process.role == "main" else None
        lines = (own.line, own.line - 1) if own else ()  # ``if`` may stand above
        if own and any(word.search(linecache.getline(own.path, n)) for n in lines):
            yield Evidence({}, failure.text, own)


def loops_with(name: str, run: Run) -> Iterator[Evidence]:
    """Yield where main hung below a ``while`` that has a name in its condition."""
    word = re.compile(rf"\s*while\b.*\b{re.escape(name)}\b")
    main = (one for one in run.processes if one.role == "main" and one.stack)
    own = next((one.stack.own for one in main if one.stack), None)
    if own and name and run.end != "ended":
        above = range(own.line, max(0, own.line - LONGEST_LOOP), -1)
        if any(word.match(linecache.getline(own.path, line)) for line in above):
            yield Evidence({}, frame=own)


def stacks(kind: str, pattern: str, run: Run) -> Iterator[Evidence]:
    """Yield the places where a process stood when the run hung."""
    if run.end == "ended":
        return
    for process in run.processes:
        stack = process.stack
        whose = "child" if kind == "child-stack" else "main"
        if stack and process.role == whose and re.search(pattern, stack.path):
            yield Evidence({}, frame=stack.own)


def thread_stacks(pattern: str, run: Run) -> Iterator[Evidence]:
    """Yield the places where other threads than main stood when the run hung."""
    for process in run.processes if run.end != "ended" else ():
        for frames in process.stack.threads[1:] if process.stack else ():
            if re.search(pattern, " < ".join(frame.short for frame in frames)):
                own = next((frame for frame in frames if frame.own), None)
                yield Evidence({}, frame=own)


def state(kind: str, pattern: str, run: Run, case: Case) -> bool:
    """Tell whether something else holds of a run."""
    if kind == "left":
        kinds = {"process": run.left if run.end == "ended" else (), "file": run.files}
        semaphores = [name for name in run.blocks if name.startswith("sem.")]
        kinds |= {"semaphore": tuple(semaphores)}
        kinds |= {"block": tuple(set(run.blocks) - set(semaphores))}
        return bool(kinds[pattern])
    held: dict[str, Callable[[], bool]] = {
        "end": lambda: re.fullmatch(pattern, HANGS.get(run.end, run.end)) is not None,
        "method": lambda: re.fullmatch(pattern, run.method) is not None,
        "differs": lambda: run.method in (*case.differing, case.reference),
        "varies": lambda: case.varies,
        "unlike": lambda: any(
            one.end == "ended" and one.code == 0 for one in case.runs if one is not run
        ),
        "child-code": lambda: any(
            re.fullmatch(pattern, str(one.code))
            for one in run.processes
            if one.code is not None and one.role == "child"
        ),
        "without": lambda: all(one.id != pattern for one in case.findings),
        "cut-child": lambda: any(
            one.role == "child" and one.code is None for one in run.processes
        ),
        "lost-worker": lambda: any(
            one.role == "child"
            and one.stack is None
            and one.code in (None, 0)
            and not find_failures(one.stderr)
            for one in run.processes
        ),
        "no-child": lambda: all(one.role != "child" for one in run.processes),
    }
    return held[kind]()
