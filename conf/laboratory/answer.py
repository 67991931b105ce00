"""What the page asks, and the answer: JSON in, JSON out.

``{"do": "run", "setup": {…}, "language": "en", "title": "…"}`` asks for one schedule,
step by step; ``"compare"`` for every policy on the same jobs, ``"sweep"`` for round
robin with one quantum after another. The answer is the same, byte for byte, wherever it
is worked out.
"""

import json
from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import ceil
from typing import Any

from conf.extensions.shared.words import choose
from examples._trace.drawing import LEFT, RIGHT, WIDTH
from examples.scheduling import POLICIES, Kind, Schedule, Ties

from .captions import caption, make_captions
from .numbers import Number, format_both, format_exact, simplify
from .picture import chart, kind_of, side_by_side
from .setup import LARGEST, MOST_STEPS, Setup, read_setup
from .steps import Step, watch
from .tables import csv_of_many, csv_of_one, gantt, json_text, reason
from .words import WORDS

MOST_QUANTA = 24  # in one sweep
SWEPT, ENDLESS = "quantum", LARGEST  # which option a sweep changes; until it does
Answer = dict[str, Any]


def answer(question: str) -> str:
    """Return the answer to a question of the page."""
    asked = json.loads(question)
    words = choose(WORDS, asked["language"])
    setup, faults = read_question(asked["do"], asked["setup"])
    found: Answer
    if setup is None:
        found = {"faults": faults}
    elif asked["do"] == "run":
        found = run(setup, words, asked["title"])
    elif asked["do"] == "compare":
        found = compare(setup, words, asked["title"])
    else:
        found = sweep(setup, words)
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def read_question(
    do: str, typed: Mapping[str, Any]
) -> tuple[Setup | None, list[Answer]]:
    """Return the set-up with the options that matter, or None and the faults."""
    if do == "run":
        return read_setup(typed)
    if do == "compare":
        return read_setup(typed, POLICIES)
    options = (typed.get("options") or {}) | {SWEPT: str(ENDLESS)}
    return read_setup({**typed, "options": options}, ("RoundRobin",))


def run(setup: Setup, say: Mapping[str, str], title: str) -> Answer:
    """Return the schedule of the chosen policy, and all that is to be said of it."""
    made = setup.make()
    cost, charge_first = setup.context_switch, setup.charge_first
    schedule, steps = watch(setup.jobs, made, cost, charge_first=charge_first)
    return {
        "policy": setup.policy,
        **figures(schedule),
        "options": caption(made, say, ties=True).options,
        "gantt": gantt(schedule, say),
        "steps": [step(each, schedule, say) for each in steps],
        "ties": ties(setup, schedule, say),
        "order": order(setup, schedule, say),
        "chart": chart(schedule, say, title),
        "kinds": [kind_of(number) for number in range(len(setup.jobs))],
        "scale": [LEFT, WIDTH - RIGHT, float(schedule.makespan)],
        "csv": csv_of_one(setup.jobs, schedule, say),
        "json": json_text(setup.jobs, schedule),
    }


def compare(setup: Setup, say: Mapping[str, str], title: str) -> Answer:
    """Return what every policy makes of the same jobs."""
    policies = [setup.make(policy) for policy in POLICIES]
    captions = make_captions(policies, say, ties=True)
    schedules = [setup.simulate(policy) for policy in policies]
    return {
        "policies": [
            {
                "policy": policy,
                "options": told.options,
                "gantt": gantt(schedule, say),
                **summary(schedule),
            }
            for policy, told, schedule in zip(
                POLICIES, captions, schedules, strict=True
            )
        ],
        "chart": side_by_side(captions, schedules, say, title),
        "csv": csv_of_many(
            setup.jobs,
            "policy",
            zip([each.write(say) for each in captions], schedules, strict=True),
            say,
        ),
    }


def sweep(setup: Setup, say: Mapping[str, str]) -> Answer:
    """Return the figures of round robin with one quantum after another."""
    schedules = []
    for quantum in quanta(setup):
        policy = setup.make("RoundRobin", {SWEPT: quantum})
        schedule = setup.simulate(policy)
        schedules.append((quantum, schedule))
    return {
        "sweep": [
            {"quantum": format_exact(quantum), **summary(schedule)}
            for quantum, schedule in schedules
        ],
        "csv": csv_of_many(setup.jobs, SWEPT, schedules, say),
    }


def quanta(setup: Setup) -> Iterable[Number]:
    """Return quanta from 1 to the longest burst, evenly spaced if they are many."""
    longest = max(job.burst for job in setup.jobs)
    if longest <= 1:  # a workload in fractions
        return [simplify(Fraction(longest) * n / 8) for n in range(1, 9)]
    bursts = sum(job.burst for job in setup.jobs)
    least = max(1, ceil(2 * bursts / Fraction(MOST_STEPS)))  # not too many slices
    whole = max(ceil(longest), least)
    return [*range(least, whole, ceil((whole - least + 1) / MOST_QUANTA)), whole]


def summary(schedule: Schedule) -> Answer:
    """Return the figures of a schedule as a whole."""
    return {
        "average": {
            key: format_both(value) for key, value in schedule.average._asdict().items()
        },
        "throughput": format_both(schedule.throughput),
        "utilisation": format_both(schedule.utilisation),
        "makespan": format_exact(schedule.makespan),
        "switches": schedule.switches,
    }


def figures(schedule: Schedule) -> Answer:
    """Return the figures of a schedule, and of each job in it."""
    jobs = [
        {
            "name": name,
            **{key: format_both(value) for key, value in row._asdict().items()},
        }
        for name, row in schedule.jobs.items()
    ]
    return {**summary(schedule), "jobs": jobs}


def step(one: Step, schedule: Schedule, say: Mapping[str, str]) -> Answer:
    """Return a step: what happened, why, and what holds after it."""
    return {
        "time": format_exact(one.event.time),
        "cause": one.event.cause,
        "job": one.event.job,
        "state": say[one.event.what],
        "why": reason(one.event, schedule.rule, say),
        "states": one.states,
        "queues": one.queues,
        "running": one.running,
    }


def ties(setup: Setup, schedule: Schedule, say: Mapping[str, str]) -> list[Answer]:
    """Return the answers under each rule for ties; none if all are the same."""
    if not (option := option_for_ties(setup.policy)):
        return []
    found: list[tuple[Schedule, list[str]]] = []
    for rule in Ties:
        other = schedule
        if rule is not setup.options[option]:
            policy = setup.make(changed={option: rule})
            other = setup.simulate(policy)
        same = [rules for seen, rules in found if seen.slices == other.slices]
        if same:
            same[0].append(rule.name)
        else:
            found.append((other, [rule.name]))
    if len(found) == 1:
        return []
    return [
        {"rules": rules, "gantt": gantt(other, say), **summary(other)}
        for other, rules in found
    ]


def option_for_ties(policy: str) -> str:
    """Return the name of the policy's option for ties; empty if it has none."""
    options = POLICIES[policy].options
    return next((each.name for each in options if each.kind is Kind.TIES), "")


def order(setup: Setup, schedule: Schedule, say: Mapping[str, str]) -> Answer | None:
    """Return the answer with the table upside down, if it is another one.

    It is where jobs arrive together and nothing else tells them apart.
    """
    turned = setup._replace(jobs=setup.jobs[::-1])
    other = turned.simulate(turned.make())
    if other.slices == schedule.slices:
        return None
    return {"gantt": gantt(other, say), **summary(other)}
