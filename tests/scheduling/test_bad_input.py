"""What can't be is refused with the job or the argument, and what would do."""

from decimal import Decimal
from math import inf, nan

import pytest

from examples.scheduling import FCFS, MLFQ, Job, Priority, RoundRobin, simulate

A = Job("A", 0, 3)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: Job("A", 0, 0), "job 'A': burst is 0: it must be more than 0"),
        (lambda: Job("A", 0, -1), "job 'A': burst is -1: it must be more than 0"),
        (lambda: Job("A", -1, 1), "job 'A': arrival is -1: it must be 0 or more"),
        (lambda: Job("A", nan, 1), "job 'A': arrival is nan: it must be a finite"),
        (lambda: Job("A", 0, inf), "job 'A': burst is inf: it must be a finite"),
        (lambda: Job("A", 0, Decimal("NaN")), "burst is Decimal('NaN'): it must be"),
        (lambda: Job("A", 0, "3"), "job 'A': burst is '3': it must be a finite"),
        (lambda: Job("A", 0, True), "job 'A': burst is True: it must be a finite"),
        (lambda: Job("A", 0, 1, io_every=-1), "io_every is -1: it must be 0 or more"),
        (lambda: Job("A", 0, 1, io_time=-1), "io_time is -1: it must be 0 or more"),
        (lambda: Job("A", 0, 1, priority=nan), "priority is nan: it must be a finite"),
        (lambda: Job("", 0, 1), "a job has the name '': give each its own"),
        (lambda: RoundRobin(0), "quantum is 0: it must be more than 0"),
        (lambda: RoundRobin(nan), "quantum is nan: it must be a finite number"),
        (lambda: RoundRobin(1, ties="mine"), "ties is 'mine': it must be one of Ties."),
        (lambda: Priority(aging=-1), "aging is -1: it must be 0 or more"),
        (lambda: Priority(preemptive=2), "preemptive is 2: it must be True or False"),
        (lambda: MLFQ([2], io_resets=None), "io_resets is None: it must be True or"),
        (lambda: MLFQ([]), "quanta is empty: give one slice for each level"),
        (lambda: MLFQ([2, 0]), "quanta[1] is 0: it must be more than 0"),
        (lambda: MLFQ([2, 4], [1]), "allotments has 1 entries, but there are 2 levels"),
        (lambda: MLFQ([2], [0]), "allotments[0] is 0: it must be a whole number"),
        (lambda: MLFQ([2], [1.5]), "allotments[0] is 1.5: it must be a whole number"),
        (lambda: MLFQ([2], boost=-1), "boost is -1: it must be 0 or more"),
        (lambda: MLFQ([2], ties=None), "ties is None: it must be one of"),
        (lambda: simulate([], FCFS()), "jobs is empty: give at least one Job"),
        (lambda: simulate([A, A], FCFS()), "two jobs have the name 'A'"),
        (lambda: simulate(["A"], FCFS()), "jobs[0] is 'A': it must be a Job"),
        (lambda: simulate([A], FCFS), "give one such as FCFS()"),
        (lambda: simulate([A], FCFS(), -1), "context_switch is -1: it must be 0"),
        (
            lambda: simulate([Job("A", 0.5, Decimal(1))], FCFS()),
            "is a Decimal and some job's arrival a float: give all times as one kind",
        ),
        (
            lambda: simulate([Job("A", 0, Decimal(1))], RoundRobin(0.5)),
            "is a Decimal and the policy's quantum a float",
        ),
        (
            lambda: simulate([Job("A", 0, Decimal(1))], MLFQ((1, 0.5))),
            "is a Decimal and the policy's quanta a float",
        ),
        (
            lambda: simulate([Job("A", 0, Decimal(1))], FCFS(), 0.5),
            "some job's burst is a Decimal and context_switch a float",
        ),
    ],
)
def test_a_value_error_says_what_is_wrong(make, says):
    with pytest.raises(ValueError) as caught:  # noqa: PT011 (its text is looked at)
        make()

    assert says in str(caught.value)
