"""Read a set-up: jobs, a policy with its options, and the time of a switch.

Everything comes as it was typed. What can't be is not raised but listed, each fault
with the field that it is about, so that the page can explain it there.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeAlias

from examples.scheduling import FCFS, MLFQ, SJF, SRTF, Job, Priority, RoundRobin, Ties
from examples.scheduling.engine.policy import Policy

from .numbers import Number, format_exact, parse_number

Fault: TypeAlias = dict[str, Any]

COLUMNS = ("name", "arrival", "burst", "io_every", "io_time", "priority")
OPTIONAL = {"io_every", "io_time", "priority"}  # empty is 0
POLICIES = ("FCFS", "SJF", "SRTF", "RoundRobin", "Priority", "MLFQ")
TIED = ("RoundRobin", "Priority", "MLFQ")  # those that ask for a rule for ties
DEFAULTS = {
    "quantum": "4",
    "preemptive": False,
    "aging": "0",
    "quanta": "2 4 8",
    "allotments": "1 1 1",
    "boost": "0",
    "io_resets": False,
    "io_to_front": False,
    "ties": "OSTEP",
}
MOST_JOBS = 200
MOST_STEPS = 10_000  # of a schedule that can still be looked at


class Setup(NamedTuple):
    """A set-up that has been read: its jobs, and the numbers among its options."""

    jobs: list[Job]
    policy: str
    options: dict[str, Any]
    context_switch: Number

    def made(self, policy: str = "", **changed: Any) -> Policy:
        """Return a fresh policy, the chosen one unless another is named."""
        return make(policy or self.policy, self.options | changed)


class Reader:
    """Reads fields, and notes what is wrong with them."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

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

    def options(self, typed: Mapping[str, Any], policies: tuple[str, ...]) -> Any:
        """Return the options of some policies, as Python values."""
        given = {key: typed.get(key, usual) for key, usual in DEFAULTS.items()}
        if given["ties"] not in Ties.__members__:
            self.fault({"option": "ties"}, "choice", value=str(given["ties"]))
            given["ties"] = "OSTEP"
        options: dict[str, Any] = {"ties": Ties[given["ties"]]}
        for flag in ("preemptive", "io_resets", "io_to_front"):
            options[flag] = bool(given[flag])
        if "RoundRobin" in policies:
            options["quantum"] = self.number(
                {"option": "quantum"}, given["quantum"], "positive"
            )
        if "Priority" in policies:
            options["aging"] = self.number({"option": "aging"}, given["aging"])
        if "MLFQ" in policies:
            options["boost"] = self.number({"option": "boost"}, given["boost"])
            options["quanta"] = self.numbers("quanta", given["quanta"])
            options["allotments"] = self.allotments(given, len(options["quanta"]))
        return options

    def allotments(self, given: Mapping[str, Any], levels: int) -> list[Number]:
        """Return how many slices each level allows; one number stands for all."""
        before = len(self.faults)
        slices = self.numbers("allotments", given["allotments"])
        field = {"option": "allotments"}
        if len(self.faults) > before:
            return slices
        for each in slices:
            if not isinstance(each, int):
                self.fault(field, "whole", value=format_exact(each))
        if len(slices) == 1:
            return slices * levels
        if len(slices) != levels:
            self.fault(field, "levels", value=len(slices), levels=levels)
        return slices


def read_setup(
    typed: Mapping[str, Any], policies: tuple[str, ...] = ()
) -> tuple[Setup | None, list[Fault]]:
    """Return the set-up, or None and what is wrong with it.

    ``policies`` are those whose options matter, the chosen one if none is named.
    """
    reader = Reader()
    policy = str(typed.get("policy", ""))
    if policy not in POLICIES:
        reader.fault({"option": "policy"}, "choice", value=policy)
        policy = "FCFS"
    jobs = reader.jobs(typed.get("jobs") or [])
    options = reader.options(typed.get("options") or {}, policies or (policy,))
    switch = typed.get("context_switch", "0")
    cost = reader.number({"option": "context_switch"}, switch)
    if not reader.faults:
        for name in policies or (policy,):
            steps = most_steps(jobs, name, options, cost)
            if steps > MOST_STEPS:
                field, code = culprit(jobs, name, options)
                reader.fault(field, code, value=steps, most=MOST_STEPS)
                break
    if reader.faults:
        return None, reader.faults
    return Setup(jobs, policy, options, cost), []


def most_steps(
    jobs: list[Job], policy: str, options: dict[str, Any], cost: Number
) -> int:
    """Return about how many steps a schedule may have, from above."""
    bursts = sum(job.burst for job in jobs)
    stops = sum(job.burst // job.io_every for job in jobs if job.io_every)
    sleep = sum(job.burst // job.io_every * job.io_time for job in jobs if job.io_every)
    steps = 3 * (len(jobs) + stops)
    if policy == "RoundRobin":
        steps += 2 * (bursts // options["quantum"])
    if policy == "MLFQ":
        steps += 2 * (bursts // min(options["quanta"]))
        if options["boost"]:
            end = max(job.arrival for job in jobs) + bursts + sleep + cost * steps
            steps += end // options["boost"]
    return int(steps)


def culprit(jobs: list[Job], policy: str, options: dict[str, Any]) -> tuple[Fault, str]:
    """Return the field that makes the many steps, and what is said of it."""
    stops = sum(job.burst // job.io_every for job in jobs if job.io_every)
    if 3 * (len(jobs) + stops) > MOST_STEPS:
        return {"table": True}, "many_stops"
    if policy == "RoundRobin":
        return {"option": "quantum"}, "many_steps"
    small_boost = 0 < options["boost"] < min(options["quanta"])
    return {"option": "boost" if small_boost else "quanta"}, "many_steps"


MAKERS: dict[str, Callable[[dict[str, Any]], Policy]] = {
    "FCFS": lambda _: FCFS(),
    "SJF": lambda _: SJF(),
    "SRTF": lambda _: SRTF(),
    "RoundRobin": lambda o: RoundRobin(o["quantum"], o["ties"]),
    "Priority": lambda o: Priority(o["preemptive"], o["aging"], o["ties"]),
    "MLFQ": lambda o: MLFQ(
        o["quanta"],
        o["allotments"],
        o["boost"],
        o["io_resets"],
        o["io_to_front"],
        o["ties"],
    ),
}


def make(policy: str, options: dict[str, Any]) -> Policy:
    """Return a policy with those of the options that are its own."""
    return MAKERS[policy](options)
