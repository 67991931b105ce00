"""Judge a program by its runs: what is a fault, its cause, what may be meant."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from . import causes, compare
from .causes import Match
from .compare import Difference
from .runs import Run, Seen
from .signs import Case
from .source.module import Finding

MATTERS = (
    "unclosed running",
    "leaked shared_memory",
    "resource_tracker: process died",
)
WRITES = ("set-logging", "set-warnings")  # what is set shows on stderr
LEAKED = "leaked semaphore"  # Python 3.11 itself leaks some under forkserver at times
LUCK = 4  # more runs to see whether one method prints something else each time
QUICK = 0.5  # seconds of a run that can well be made more often
SHOWN = 2  # causes at most, for the same methods


class Verdict(NamedTuple):
    """What is said of a program."""

    runs: tuple[Run, ...]
    faults: dict[str, tuple[str, ...]]  # by method: end, error, exit, left, …
    causes: tuple[Match, ...]  # the likeliest first
    remarks: tuple[Match, ...]  # seen in the source, or meant so
    difference: Difference | None
    reordered: bool  # the same lines in another order
    unknown: tuple[str, ...]  # methods whose fault no cause explains

    @property
    def sound(self) -> bool:
        """Tell whether nothing is wrong."""
        return not any(self.faults.values())


class Outputs(NamedTuple):
    """How what the runs print compares."""

    differing: tuple[str, ...] = ()  # methods that print something else than the first
    varies: bool = False  # one method prints different things each time
    difference: Difference | None = None
    reordered: bool = False  # the same lines in another order
    unsteady: frozenset[str] = frozenset()  # methods that print other lines each time


def judge(
    seen: Sequence[Run],
    findings: Sequence[Finding],
    again: Callable[[str], Run],
    *,
    any_order: bool = False,
) -> Verdict:
    """Judge the runs of a program.

    ``again`` runs it once more by a method: what differs between two such runs is no
    matter of the method.
    """
    outputs = compare_outputs(seen, again)
    differing = outputs.differing
    if not differing and any(one.id in WRITES for one in findings):
        differing = differing_stderr(seen)
    silent = any(map(fails_silently, seen))  # then it is clear which ones are wrong
    reference = good_runs(seen)[0].method if differing and not silent else ""
    case = Case(tuple(seen), tuple(findings), differing, reference, outputs.varies)
    faults = {run.method: tuple(find_faults(run, case, seen)) for run in seen}
    matches = causes.find(case)
    for match in matches:
        if match.cause.certain and match.score > causes.CERTAIN + causes.ENOUGH:
            for method in match.methods:
                faults[method] = faults[method] or ("child",)
        if match.cause.varying and "varies" in match.sign:
            faults = {method: kinds or ("varies",) for method, kinds in faults.items()}
    shown, unknown = choose(matches, faults)
    luck = unknown if outputs.varies else set(unknown) & outputs.unsteady
    for method in luck:  # what differs each time need not be the method's fault
        faults[method] = tuple(kind for kind in faults[method] if kind != "differs")
    unknown = tuple(method for method in unknown if faults[method])
    difference = outputs.difference if any(faults.values()) else None
    remarks = tuple(m for m in matches if m not in shown and is_remark(m, faults))
    if remarks and not any(faults.values()) and all(run.code for run in seen):
        faults = dict.fromkeys(faults, ("exit",))  # it says itself that it fails
        shown, remarks = remarks, ()
    return Verdict(
        *(tuple(seen), faults, shown, remarks),
        *(difference, outputs.reordered and not any_order, unknown),
    )


def compare_outputs(seen: Sequence[Run], again: Callable[[str], Run]) -> Outputs:
    """Compare what the runs that end well print; run again those that differ."""
    good = good_runs(seen)
    silent = [run for run in seen if good and fails_silently(run)]
    if silent:
        found = compare.first_difference(good[0], silent[0])
        return Outputs(tuple(run.method for run in silent), difference=found)
    if len(good) < 2:
        return Outputs()
    first, *rest = good
    others = [run for run in rest if not compare.same_lines(first, run)]
    if not others:
        return Outputs(
            reordered=not all(compare.same_order(first, run) for run in rest)
        )
    varies, unsteady = False, set()
    numbers = any(compare.same_lines(first, run, numbers=False) for run in others)
    often = LUCK if numbers or first.seconds < QUICK else 1
    for _ in range(often):  # what differs, above all in numbers, may well be luck
        second = again(first.method)
        varies = varies or not compare.same_lines(first, second)
        others = [run for run in others if not only_varies(run, first, second)]
        repeated = [(run, again(run.method)) for run in others]
        unsteady |= {run.method for run, more in repeated if not_same(run, more)}
        others = [run for run, more in repeated if not_same(first, more)]
    if not others:
        return Outputs(varies=varies)
    difference = compare.first_difference(first, others[0])
    methods = tuple(run.method for run in others)
    return Outputs(methods, varies, difference, unsteady=frozenset(unsteady))


def not_same(one: Run, other: Run) -> bool:
    """Tell whether two runs print other lines."""
    return not compare.same_lines(one, other)


def differing_stderr(seen: Sequence[Run]) -> tuple[str, ...]:
    """Return the methods that write other lines on stderr than the first does."""
    good = good_runs(seen)
    others = [run for run in good if not compare.same_stderr(good[0], run)]
    return tuple(run.method for run in others)


def fails_silently(run: Run) -> bool:
    """Tell whether a run ends with another exit code than 0, and no traceback."""
    return run.end == "ended" and run.code > 0 and not [*run.failures()]


def good_runs(seen: Sequence[Run]) -> list[Run]:
    """Return the runs that end by themselves with exit code 0."""
    return [run for run in seen if run.end == "ended" and run.code == 0]


def only_varies(run: Run, first: Run, second: Run) -> bool:
    """Tell whether a run differs from the first as a second one by the same method."""
    if compare.same_lines(run, second):
        return True
    if compare.same_lines(first, second):
        return False
    return compare.same_lines(run, first, numbers=False) or not compare.same_lines(
        first, second, numbers=False
    )


def find_faults(run: Run, case: Case, seen: Sequence[Run]) -> Iterator[str]:
    """Yield the kinds of fault that a run shows."""
    if run.end != "ended":
        yield run.end
        return
    main_fails = any(process.role == "main" for process, _ in run.failures())
    if run.code < 0 or (run.code == 1 and main_fails):
        yield "error"
    elif run.code and any(map(died, run.processes)):
        yield "child"
    elif run.unseen and run.code == 0:
        yield "unseen"
    elif run.code != usual_code(seen):
        yield "exit"
    if run.method in case.differing:
        yield "differs"
    if run.left:
        yield "left"
    if run.blocks:
        yield "blocks"
    texts = [process.stderr for process in run.processes]
    leaked = any(LEAKED in text for text in texts) and all(map(leaks, helped(seen)))
    if leaked or any(word in text for text in texts for word in MATTERS):
        yield "warning"


def died(process: Seen) -> bool:
    """Tell whether a child was ended by an exception."""
    return process.role == "child" and process.code == 1 and bool(process.stderr)


def usual_code(seen: Sequence[Run]) -> int:
    """Return the exit code of those that end well: 0, if there is one."""
    codes = [run.code for run in seen if run.end == "ended"]
    return min(codes, key=abs) if codes else 0


def leaks(run: Run) -> bool:
    """Tell whether the resource tracker complains of semaphores."""
    return any(LEAKED in process.stderr for process in run.processes)


def helped(seen: Sequence[Run]) -> list[Run]:
    """Return the runs with a resource tracker, which tells what is left."""
    return [run for run in seen if any(one.role == "tracker" for one in run.processes)]


def choose(
    matches: Sequence[Match], faults: dict[str, tuple[str, ...]]
) -> tuple[tuple[Match, ...], tuple[str, ...]]:
    """Return the causes to show, and the methods whose fault none explains.

    A cause that only tells again what a likelier one has explained is left out.
    """
    failing = {method for method, kinds in faults.items() if kinds}
    shown: list[Match] = []
    explained: set[str] = set()
    for match in matches:
        methods = set(match.methods) & failing
        if not match.sure or not methods:
            continue
        new = methods - explained
        best = shown[0].score - 1 if shown else 0
        close = shown and match.score >= best and not match.cause.symptom
        close = close and len(shown) < SHOWN and tells_more(match, shown[0])
        if new or close:
            shown.append(match)
            explained |= methods
    return tuple(shown), tuple(sorted(failing - explained))


def tells_more(match: Match, first: Match) -> bool:
    """Tell whether a cause has a line of its own, or an error, besides the first's."""
    return bool(match.finding or match.frame) or match.text != first.text


def is_remark(match: Match, faults: dict[str, tuple[str, ...]]) -> bool:
    """Tell whether a cause is worth a word though no run failed by it."""
    if match.cause.remark or (not match.methods and match.finding is not None):
        return True
    warned = all(atom.startswith(("stderr", "end: ended")) for atom in match.sign)
    return warned and not any(faults[method] for method in match.methods)
