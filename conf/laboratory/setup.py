"""Read a set-up: jobs, a policy with its options, and the time of a switch.

Everything comes as it was typed. What can't be is not raised but listed, each fault
with the field that it is about, so that the page can explain it there.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import MISSING, fields
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

from examples.scheduling import (
    POLICIES,
    Job,
    Kind,
    Option,
    Policy,
    RoundRobin,
    Schedule,
    Ties,
    simulate,
)
from examples.scheduling.engine.job import Time

from .numbers import Number, format_exact, parse_number

Fault: TypeAlias = dict[str, Any]

COLUMNS = tuple(field.name for field in fields(Job))
OPTIONAL = {field.name for field in fields(Job) if field.default is not MISSING}
NEEDED = len(COLUMNS) - len(OPTIONAL)  # the first columns
MOST_JOBS = 200
MOST_STEPS = 10_000  # of a schedule that can still be looked at
LARGEST = 10**12
FINEST = (10**6, 1000)  # of decimals the denominator, and of other fractions
LEVEL = re.compile(r"([a-z]+)[\s(]*(?:quantum\s*=\s*)?([\d./]+)?[\s)]*", re.I)


# The policies that a level may have without more being said, by their names.
PLAIN = {
    name.upper(): policy
    for name, policy in POLICIES.items()
    if not policy.options and not policy.columns
}


class Setup(NamedTuple):
    """A set-up that has been read: its jobs, and the values of its options."""

    jobs: list[Job]
    policy: str
    options: dict[str, Any]
    context_switch: Number
    charge_first: bool = False

    def make(
        self, policy: str = "", changed: Mapping[str, Any] | None = None
    ) -> Policy:
        """Return a fresh policy, the chosen one unless another is named."""
        return make_policy(policy or self.policy, {**self.options, **(changed or {})})

    def simulate(self, policy: Policy) -> Schedule:
        """Return what a policy makes of the jobs."""
        cost, charge_first = self.context_switch, self.charge_first
        return simulate(self.jobs, policy, cost, charge_first=charge_first)


class Reader:
    """Reads fields, and notes what is wrong with them."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.levels = 1  # as many as there are slices in the list read last

    def fault(self, field: Fault, code: str, **values: Any) -> None:
        """Note that a field is wrong, and how."""
        self.faults.append({"field": field, "code": code, **values})

    def number(self, field: Fault, typed: Any, least: str = "not_negative") -> Number:
        """Return a number; "positive" and "not_negative" name the smallest one."""
        text = str(typed).strip()
        try:
            value = parse_number(text)
        except ValueError:
            self.fault(field, "number" if text else "empty", value=text)
            return 1
        if (least == "positive" and value <= 0) or (
            least == "not_negative" and value < 0
        ):
            self.fault(field, least, value=text)
        elif not -LARGEST <= value <= LARGEST:
            self.fault(field, "too_large", value=text, most=LARGEST)
        elif FINEST[0] % value.denominator and value.denominator > FINEST[1]:
            self.fault(field, "too_fine", value=text)
        return value

    def numbers(self, option: str, typed: Any) -> list[Number]:
        """Return a list of numbers with spaces or commas between."""
        field = {"option": option}
        parts = [part for part in re.split(r"[\s,，、;；]+", str(typed)) if part]
        if not parts:
            self.fault(field, "empty_list")
            return [1]
        return [self.number(field, part, "positive") for part in parts]

    def job(self, row: int, typed: Mapping[str, Any]) -> Job | None:
        """Return the job of one row of the table, if nothing is wrong with it."""
        before = len(self.faults)
        name = str(typed.get("name", "")).strip()
        if not name:
            self.fault({"row": row, "column": "name"}, "no_name")
        figures = {}
        for column in COLUMNS[1:]:
            text = str(typed.get(column, "")).strip()
            if not text and column in OPTIONAL:
                text = "0"
            least = {"burst": "positive", "priority": ""}.get(column, "not_negative")
            figures[column] = self.number({"row": row, "column": column}, text, least)
        return None if len(self.faults) > before else Job(name, **figures)

    def jobs(self, rows: list[Mapping[str, Any]]) -> list[Job]:
        """Return the jobs of the table; a name may stand there once."""
        if not rows:
            self.fault({"table": True}, "no_jobs")
        if len(rows) > MOST_JOBS:
            self.fault({"table": True}, "many_jobs", most=MOST_JOBS)
            return []
        seen: dict[str, int] = {}
        for row, typed in enumerate(rows):
            name = str(typed.get("name", "")).strip()
            if name and name in seen:
                field = {"row": row, "column": "name"}
                self.fault(field, "twice", value=name, other=seen[name] + 1)
            seen.setdefault(name, row)
        read_jobs = [self.job(row, typed) for row, typed in enumerate(rows)]
        return [job for job in read_jobs if job]

    def options(
        self, typed: Mapping[str, Any], policies: Iterable[str]
    ) -> dict[str, Any]:
        """Return the options of some policies, as Python values."""
        return {
            name: self.option(option, typed.get(name, format_start(option)))
            for name, option in options_of(policies).items()
        }

    def option(self, option: Option, typed: Any) -> Any:
        """Return the value of one option."""
        match option.kind:
            case Kind.FLAG:
                return bool(typed)
            case Kind.TIES:
                return self.ties(option.name, typed)
            case Kind.SLICE:
                return self.number({"option": option.name}, typed, "positive")
            case Kind.SLICES:
                slices = self.numbers(option.name, typed)
                self.levels = len(slices)
                return slices
            case Kind.COUNTS:
                return self.counts(option.name, typed)
            case Kind.POLICIES:
                return self.policies(option.name, typed)
        return self.number({"option": option.name}, typed)

    def ties(self, option: str, typed: Any) -> Ties:
        """Return a rule for ties by its name."""
        if typed in Ties.__members__:
            return Ties[typed]
        self.fault({"option": option}, "choice", value=str(typed))
        return Ties.OSTEP

    def policies(self, option: str, typed: Any) -> list[Policy]:
        """Return the policy of each level: "RR 8 > FCFS" has two of them."""
        parts = re.split(r"[>＞,，、;；|]", str(typed))
        return [self.level_policy(option, part.strip()) for part in parts]

    def level_policy(self, option: str, typed: str) -> Policy:
        """Return the policy of one level by its name, with a quantum if it has one."""
        found = LEVEL.fullmatch(unicodedata.normalize("NFKC", typed))
        name, quantum = (found[1].upper(), found[2]) if found else ("", None)
        if name in ("RR", "ROUNDROBIN") and quantum:
            value = self.number({"option": option}, quantum, "positive")
            return RoundRobin(value if value > 0 else 1)
        if name in PLAIN and not quantum:
            return PLAIN[name]()
        hint = ", ".join(PLAIN)
        self.fault({"option": option}, "level_policy", value=typed, hint=hint)
        return RoundRobin(1)

    def counts(self, option: str, typed: Any) -> list[Number]:
        """Return a whole number for each level; one number stands for all."""
        before = len(self.faults)
        counts = self.numbers(option, typed)
        field = {"option": option}
        if len(self.faults) > before:
            return counts
        for each in counts:
            if not isinstance(each, int):
                self.fault(field, "whole", value=format_exact(each))
        if len(counts) == 1:
            return counts * self.levels
        if len(counts) != self.levels:
            self.fault(field, "levels", value=len(counts), levels=self.levels)
        return counts


def options_of(policies: Iterable[str]) -> dict[str, Option]:
    """Return the options of some policies by name; a rule for ties comes last.

    Where policies share an option, its field starts as the first of them says.
    """
    options = [option for policy in policies for option in POLICIES[policy].options]
    options.sort(key=lambda option: option.kind is Kind.TIES)
    found: dict[str, Option] = {}
    for option in options:
        found.setdefault(option.name, option)
    return found


def format_start(option: Option) -> str | bool:
    """Return the value with which an option's field starts, as it would be typed."""
    return format_typed(option.start)


def format_typed(value: Any) -> str | bool:
    """Return an option's value as it would be typed."""
    match value:
        case bool():
            return value
        case Ties():
            return value.name
        case Policy():
            times = [format_exact(getattr(value, one.name)) for one in times_of(value)]
            return " ".join([short_name(value), *times])
        case [Policy(), *_]:
            return " > ".join(map(str, map(format_typed, value)))
        case tuple() | list():
            return " ".join(map(format_exact, value))
    return format_exact(value)


def short_name(policy: Policy) -> str:
    """Return what a policy is called where there is little room."""
    return "RR" if isinstance(policy, RoundRobin) else type(policy).__name__


def times_of(policy: Policy) -> list[Option]:
    """Return the options of a policy that are the length of a slice."""
    return [option for option in policy.options if option.kind is Kind.SLICE]


def make_policy(name: str, options: Mapping[str, Any]) -> Policy:
    """Return a policy with those of the options that are its own."""
    chosen: Any = POLICIES[name]
    policy: Policy = chosen(
        **{each.name: options[each.name] for each in chosen.options}
    )
    return policy


def read_setup(
    typed: Mapping[str, Any], policies: Collection[str] = ()
) -> tuple[Setup | None, list[Fault]]:
    """Return the set-up, or None and what is wrong with it.

    ``policies`` are those whose options matter, the chosen one if none is named.
    """
    reader = Reader()
    policy = str(typed.get("policy", ""))
    if policy not in POLICIES:
        reader.fault({"option": "policy"}, "choice", value=policy)
        policy = next(iter(POLICIES))
    jobs = reader.jobs(typed.get("jobs") or [])
    options = reader.options(typed.get("options") or {}, policies or (policy,))
    switch = typed.get("context_switch", "0")
    cost = reader.number({"option": "context_switch"}, switch)
    for name in () if reader.faults else policies or (policy,):
        made = make_policy(name, options)
        if (steps := count_steps(jobs, made, cost)) > MOST_STEPS:
            field, code = find_cause(jobs, made)
            reader.fault(field, code, value=steps, most=MOST_STEPS)
            break
    if reader.faults:
        return None, reader.faults
    charge_first = bool(typed.get("charge_first"))
    return Setup(jobs, policy, options, cost, charge_first), []


def count_steps(jobs: list[Job], policy: Policy, cost: Number) -> int:
    """Return about how many steps a schedule may have, from above."""
    bursts = sum(job.burst for job in jobs)
    sleep = sum(job.burst // job.io_every * job.io_time for job in jobs if job.io_every)
    steps = 3 * (len(jobs) + count_stops(jobs))
    end = max(job.arrival for job in jobs) + bursts + sleep + cost * steps
    for option, time in interrupting_times(policy):
        steps += 2 * ((end if option.kind is Kind.PERIOD else bursts) // time)
    return int(steps)


def count_stops(jobs: list[Job]) -> int:
    """Return how often jobs ask for I/O."""
    return int(sum(job.burst // job.io_every for job in jobs if job.io_every))


def interrupting_times(policy: Policy) -> list[tuple[Option, Time]]:
    """Return the options by which a policy interrupts, each with its shortest time."""
    found = []
    for option in policy.options:
        value = getattr(policy, option.name)
        if option.kind is Kind.SLICES:
            found.append((option, min(value)))
        elif option.kind is Kind.POLICIES:
            times = [time for one in value for _, time in interrupting_times(one)]
            found += [(option, time) for time in times]
        elif option.kind is Kind.SLICE or (
            option.kind is Kind.PERIOD and value and policy.preemptive
        ):
            found.append((option, value))
    return found


def find_cause(jobs: list[Job], policy: Policy) -> tuple[Fault, str]:
    """Return the field that makes the many steps, and what is said of it."""
    if 3 * (len(jobs) + count_stops(jobs)) > MOST_STEPS:
        return {"table": True}, "many_stops"
    option, _ = min(interrupting_times(policy), key=itemgetter(1))
    return {"option": option.name}, "many_steps"
