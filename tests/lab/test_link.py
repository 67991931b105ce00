"""A chart's link to the laboratory holds its jobs, its policy and its options."""

from fractions import Fraction
from urllib.parse import parse_qsl

import pytest

from conf.laboratory.link import encode
from examples.scheduling import FCFS, HRRN, MLFQ, MLQ, Job, Priority, RoundRobin, Ties

ONE = [Job("A", 0, 3)]


def options(*policies):
    pairs = parse_qsl(encode(ONE, policies))
    return {key: value for key, value in pairs if key not in ("lab", "job", "jobs")}


def test_a_set_up_is_readable_in_the_link():
    jobs = [Job("A", 0, 24), Job("a,\\b", Fraction(1, 3), 2.5, priority=-1)]

    assert encode(jobs, [FCFS()], Fraction(1, 2)) == (
        "lab=2&policy=FCFS&jobs=2&context_switch=0.5"
        "&job=A,0,24&job=a%5C,%5C%5Cb,1%2F3,2.5,0,0,-1&end"
    )


def test_a_first_dispatch_that_is_charged_is_in_the_link():
    assert encode(ONE, [FCFS()], 1, charge_first=True) == (
        "lab=2&policy=FCFS&jobs=1&context_switch=1&charge_first=1&job=A,0,3&end"
    )


@pytest.mark.parametrize(
    ("policy", "told"),
    [
        (RoundRobin(4), {"policy": "RoundRobin"}),
        (
            RoundRobin(1, Ties.STALLINGS),
            {"policy": "RoundRobin", "quantum": "1", "ties": "STALLINGS"},
        ),
        (
            Priority(preemptive=True, largest_first=True),
            {"policy": "Priority", "preemptive": "1", "largest_first": "1"},
        ),
        (MLFQ([2, 4, 8]), {"policy": "MLFQ"}),
        (MLQ([RoundRobin(8), FCFS()]), {"policy": "MLQ"}),
        (
            MLQ([RoundRobin(Fraction(1, 3)), HRRN()]),
            {"policy": "MLQ", "policies": "RR 1/3 > HRRN"},
        ),
        (
            MLFQ([2, 4], boost=9),
            {"policy": "MLFQ", "quanta": "2 4", "allotments": "1 1", "boost": "9"},
        ),
    ],
)
def test_options_are_told_where_they_are_not_those_that_the_form_starts_with(
    policy, told
):
    assert options(policy) == told


def test_of_several_policies_the_first_is_chosen_and_the_others_keep_their_options():
    assert options(FCFS(), RoundRobin(2), RoundRobin(3), MLFQ([1, 2])) == {
        "policy": "FCFS",
        "quantum": "2",
        "quanta": "1 2",
        "allotments": "1 1",
    }
