"""The engine's schedules are the published ones, slice by slice."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from examples.scheduling import (
    FCFS,
    MLFQ,
    SJF,
    SRTF,
    Job,
    Priority,
    RoundRobin,
    Ties,
    simulate,
)

PUBLISHED = json.loads(Path(__file__).with_name("published.json").read_text("utf-8"))
POLICIES = {"FCFS": FCFS, "SJF": SJF, "SRTF": SRTF}


def slices(schedule):
    return [list(each) for each in schedule.slices]


def finishes(schedule):
    return {name: figures.finish for name, figures in schedule.jobs.items()}


def by_name(case):
    return case["id"]


@pytest.mark.parametrize("case", PUBLISHED["textbook"], ids=by_name)
def test_a_textbook_schedule(case):
    policy = (
        RoundRobin(case["quantum"], ties=Ties.STALLINGS)
        if case["policy"] == "RR"
        else POLICIES[case["policy"]]()
    )

    schedule = simulate([Job(*job) for job in case["jobs"]], policy)

    assert slices(schedule) == case["slices"]
    for figure, mean in case["averages"].items():
        assert float(getattr(schedule.average, figure)) == pytest.approx(mean, abs=1e-4)
    for figure, mean in case["published"].items():
        if figure == "finish":
            assert list(finishes(schedule).values()) == mean
        else:  # some books cut the second decimal off
            found = float(getattr(schedule.average, figure))
            assert found == pytest.approx(mean, abs=0.01)


@pytest.mark.parametrize("case", PUBLISHED["mlfq"], ids=by_name)
def test_a_multilevel_feedback_schedule(case):
    schedule = simulate([Job(*job) for job in case["jobs"]], MLFQ(**case["options"]))

    assert slices(schedule) == case["slices"]
    for name, (start, finish, response, turnaround, wait) in case["results"].items():
        figures = schedule.jobs[name]
        assert figures[:5] == (start, finish, response, turnaround, wait)
    for figure, mean in case["averages"].items():
        assert float(getattr(schedule.average, figure)) == pytest.approx(mean, abs=1e-4)


def test_priorities_in_silberschatz_section_5_3_4():
    bursts, priorities = (10, 1, 2, 1, 5), (3, 1, 4, 5, 2)
    jobs = [
        Job(f"P{n}", 0, burst, priority=priority)
        for n, (burst, priority) in enumerate(zip(bursts, priorities, strict=True), 1)
    ]

    schedule = simulate(jobs, Priority())

    assert [one.job for one in schedule.slices] == ["P2", "P5", "P1", "P3", "P4"]
    assert schedule.average.wait == Fraction(82, 10)


def test_an_arrival_at_the_end_of_a_slice_goes_first_in_stallings_and_last_in_ostep():
    jobs = [Job("A", 0, 3), Job("B", 2, 6), Job("C", 4, 4), Job("D", 6, 5)]
    jobs.append(Job("E", 8, 2))

    stallings = simulate(jobs, RoundRobin(1, ties=Ties.STALLINGS))
    ostep = simulate(jobs, RoundRobin(1, ties=Ties.OSTEP))

    assert list(finishes(stallings).values()) == [4, 18, 17, 20, 15]
    assert stallings.average.turnaround == Fraction(108, 10)
    assert finishes(ostep)["A"] == 3


def test_a_preempted_job_goes_to_the_tail_with_a_new_slice_in_chinese_textbooks():
    jobs = [Job("P1", 0, 8), Job("P2", 1, 4), Job("P3", 5, 1)]

    schedule = simulate(jobs, MLFQ([1, 2, 4], ties=Ties.TEXTBOOK_CN))

    assert [(one.job, one.end - one.start) for one in schedule.slices] == [
        ("P1", 1),
        ("P2", 1),
        ("P1", 2),
        ("P2", 1),
        ("P3", 1),
        ("P2", 2),
        ("P1", 5),
    ]
