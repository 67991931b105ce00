"""What can't be scheduled is told at its field, and nothing else is refused."""

from fractions import Fraction

import pytest

from conf.laboratory.setup import COLUMNS, MOST_JOBS, read_setup
from examples.scheduling import (
    FCFS,
    HRRN,
    MLFQ,
    POLICIES,
    SJF,
    SRTF,
    Priority,
    RoundRobin,
    Ties,
)


def job(name="A", arrival="0", burst="3", io_every="0", io_time="0", priority="0"):
    return dict(
        zip(COLUMNS, (name, arrival, burst, io_every, io_time, priority), strict=True)
    )


def typed(*jobs, policy="FCFS", context_switch="0", **options):
    return {
        "jobs": list(jobs) or [job()],
        "policy": policy,
        "options": options,
        "context_switch": context_switch,
    }


def faults(setup, policies=()):
    found, told = read_setup(setup, policies)
    assert (found is None) == bool(told)
    return [(tuple(each["field"].values()), each["code"]) for each in told]


def test_a_set_up_becomes_jobs_and_a_policy():
    found, told = read_setup(
        typed(job(burst="7/3"), policy="RoundRobin", quantum="0.5", ties="STALLINGS")
    )

    assert not told
    assert found.jobs[0].burst == Fraction(7, 3)
    policy = found.make()
    assert isinstance(policy, RoundRobin)
    assert (policy.quantum, policy.ties) == (Fraction(1, 2), Ties.STALLINGS)


def test_every_option_reaches_its_policy():
    options = {
        "preemptive": True,
        "largest_first": True,
        "aging": "3",
        "quanta": "1, 2，4",
        "allotments": "2",
        "boost": "50",
        "io_resets": True,
        "io_to_front": True,
        "ties": "TEXTBOOK_CN",
    }
    found, _ = read_setup(typed(**options), POLICIES)

    priority, mlfq = found.make("Priority"), found.make("MLFQ")

    assert isinstance(priority, Priority)
    assert (priority.preemptive, priority.aging) == (True, 3)
    assert priority.largest_first is True
    assert isinstance(mlfq, MLFQ)
    assert (mlfq.quanta, mlfq.allotments, mlfq.boost) == ([1, 2, 4], [2, 2, 2], 50)
    assert (mlfq.io_resets, mlfq.io_to_front) == (True, True)
    assert priority.ties is mlfq.ties is Ties.TEXTBOOK_CN


@pytest.mark.parametrize(
    ("told", "kinds"),
    [
        ("RR 8 > FCFS", [RoundRobin, FCFS]),
        ("rr8，fcfs", [RoundRobin, FCFS]),
        ("RoundRobin(quantum=1/2); SJF(); HRRN", [RoundRobin, SJF, HRRN]),
        ("SRTF", [SRTF]),
        ("ＲＲ（４）＞ＦＣＦＳ", [RoundRobin, FCFS]),
    ],
)
def test_the_policy_of_each_level_is_read_by_its_name(told, kinds):
    found, faults = read_setup(typed(policy="MLQ", policies=told))

    assert not faults
    assert list(map(type, found.options["policies"])) == kinds


def test_the_first_switch_is_free_unless_it_is_to_be_charged():
    free, _ = read_setup(typed())
    charged, _ = read_setup(typed() | {"charge_first": True})

    assert (free.charge_first, charged.charge_first) == (False, True)


@pytest.mark.parametrize(
    ("changed", "column", "code"),
    [
        ({"name": " "}, "name", "no_name"),
        ({"arrival": "-1"}, "arrival", "not_negative"),
        ({"arrival": ""}, "arrival", "empty"),
        ({"burst": "0"}, "burst", "positive"),
        ({"burst": "3h"}, "burst", "number"),
        ({"io_every": "-1"}, "io_every", "not_negative"),
        ({"io_time": "1/0"}, "io_time", "number"),
        ({"priority": "high"}, "priority", "number"),
        ({"burst": "1000000000001"}, "burst", "too_large"),
        ({"priority": "-1000000000001"}, "priority", "too_large"),
        ({"burst": "0.0000001"}, "burst", "too_fine"),
        ({"arrival": "1/1001"}, "arrival", "too_fine"),
    ],
)
def test_a_bad_cell_is_told_with_row_and_column(changed, column, code):
    assert faults(typed(job("A"), job(**{"name": "B", **changed}))) == [
        ((1, column), code)
    ]


@pytest.mark.parametrize("burst", ["1000000000000", "0.000001", "1/1000", "1/999"])
def test_the_largest_and_the_finest_numbers_are_taken(burst):
    assert faults(typed(job(burst=burst))) == []


def test_all_that_is_wrong_is_told_at_once():
    setup = typed(
        job("A", burst="x"),
        job("A", arrival="-2"),
        policy="RoundRobin",
        quantum="0",
        context_switch="-1",
    )

    assert sorted(faults(setup), key=str) == [
        (("context_switch",), "not_negative"),
        (("quantum",), "positive"),
        ((0, "burst"), "number"),
        ((1, "arrival"), "not_negative"),
        ((1, "name"), "twice"),
    ]


def test_a_name_that_is_there_twice_is_told_with_the_row_that_has_it_first():
    _, told = read_setup(typed(job("A"), job("B"), job("B"), job("B")))

    assert [(one["field"]["row"], one["other"]) for one in told] == [(2, 2), (3, 2)]


@pytest.mark.parametrize(
    ("options", "option", "code"),
    [
        ({"quanta": "2 0 8"}, "quanta", "positive"),
        ({"quanta": " "}, "quanta", "empty_list"),
        ({"allotments": "1 1"}, "allotments", "levels"),
        ({"allotments": "1 0.5 1"}, "allotments", "whole"),
        ({"allotments": "1 0 1"}, "allotments", "positive"),
        ({"boost": "-5"}, "boost", "not_negative"),
        ({"ties": "COIN"}, "ties", "choice"),
        ({"policies": "RR"}, "policies", "level_policy"),
        ({"policies": "FCFS 4"}, "policies", "level_policy"),
        ({"policies": "RR 4 >"}, "policies", "level_policy"),
        ({"policies": "RR -4"}, "policies", "level_policy"),
        ({"policies": "MLFQ > FCFS"}, "policies", "level_policy"),
        ({"policies": "RR 0 > FCFS"}, "policies", "positive"),
        ({"policies": "RR 1/0"}, "policies", "number"),
    ],
)
def test_a_bad_option_is_told(options, option, code):
    policy = "MLQ" if option == "policies" else "MLFQ"
    assert ((option,), code) in faults(typed(policy=policy, **options))


def test_an_option_of_another_policy_does_not_matter_until_all_are_compared():
    setup = typed(policy="FCFS", quantum="?", aging="-1")

    assert faults(setup) == []
    assert faults(setup, POLICIES) == [
        (("quantum",), "number"),
        (("aging",), "not_negative"),
    ]


def test_empty_optional_cells_are_zero():
    found, told = read_setup(typed({"name": "A", "arrival": "0", "burst": "1"}))

    assert not told
    assert (found.jobs[0].io_every, found.jobs[0].priority) == (0, 0)


@pytest.mark.parametrize(
    ("setup", "field", "code"),
    [
        (typed(job(burst="99999"), policy="RoundRobin", quantum="1"), "quantum", ""),
        (typed(job(burst="99999"), policy="MLFQ"), "quanta", ""),
        (typed(job(burst="9999"), policy="MLFQ", boost="0.1"), "boost", ""),
        (
            typed(job(burst="9999"), policy="MLQ", policies="FCFS > RR 0.1"),
            "policies",
            "",
        ),
        (
            typed(job(burst="9999"), policy="Priority", preemptive=True, aging="1"),
            "aging",
            "",
        ),
        (typed(job(burst="99999", io_every="1")), True, "many_stops"),
    ],
)
def test_a_schedule_too_long_to_look_at_is_told_before_it_is_made(setup, field, code):
    assert faults(setup) == [((field,), code or "many_steps")]


def test_aging_that_interrupts_nobody_makes_no_steps():
    assert faults(typed(job(burst="9999"), policy="Priority", aging="1")) == []


def test_there_are_jobs_but_not_too_many():
    assert faults(typed() | {"jobs": []}) == [((True,), "no_jobs")]
    many = [job(f"J{number}") for number in range(MOST_JOBS + 1)]
    assert faults(typed(*many)) == [((True,), "many_jobs")]
