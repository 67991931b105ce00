"""What holds for every workload, whatever the policy."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples.scheduling import (
    FCFS,
    HRRN,
    MLFQ,
    MLQ,
    SJF,
    SRTF,
    Job,
    Priority,
    PriorityRoundRobin,
    RoundRobin,
    Schedule,
    Task,
    Ties,
    simulate,
)
from tests.scheduling.workloads import workloads

TIES = st.sampled_from(list(Ties))
QUANTA = st.lists(st.integers(1, 6), min_size=1, max_size=3)
OF_A_LEVEL = st.one_of(
    *(st.builds(policy) for policy in (FCFS, SJF, HRRN, SRTF)),
    st.builds(RoundRobin, st.integers(1, 6)),
)
POLICIES = st.one_of(
    st.builds(FCFS),
    st.builds(SJF),
    st.builds(HRRN),
    st.builds(SRTF),
    st.builds(RoundRobin, st.integers(1, 6), TIES),
    st.builds(Priority, st.booleans(), st.integers(0, 5), TIES, st.booleans()),
    st.builds(
        PriorityRoundRobin, st.integers(1, 6), st.booleans(), TIES, st.booleans()
    ),
    st.builds(MLQ, st.lists(OF_A_LEVEL, min_size=1, max_size=3), TIES),
    st.builds(
        MLFQ,
        QUANTA,
        boost=st.integers(0, 25),
        io_resets=st.booleans(),
        io_to_front=st.booleans(),
        ties=TIES,
    ),
)
ANY = workloads(io=True, priorities=True)
COSTS = st.integers(0, 3)


def asleep(job: Job) -> int:
    """Return how long a job spends in I/O: never on its finishing tick."""
    return (-(-job.burst // job.io_every) - 1) * job.io_time if job.io_every else 0


def ready_time(schedule: Schedule, name: str) -> int:
    """Add up the time between becoming ready and running, event by event."""
    waited, since = 0, None
    for event in schedule.events:
        if event.job == name:
            if event.what == "ready" and since is None:
                since = event.time
            elif event.what == "running":
                waited, since = waited + event.time - since, None
    return waited


@given(ANY, POLICIES, COSTS)
def test_no_job_runs_before_it_arrives(jobs, policy, cost):
    schedule = simulate(jobs, policy, cost)

    arrival = {job.name: job.arrival for job in jobs}
    assert all(one.start >= arrival[one.job] for one in schedule.slices if one.job)


@given(ANY, POLICIES, COSTS)
def test_each_burst_is_fully_served(jobs, policy, cost):
    schedule = simulate(jobs, policy, cost)

    for job in jobs:
        mine = [one.end - one.start for one in schedule.slices if one.job == job.name]
        assert sum(mine) == job.burst


@given(ANY, POLICIES, COSTS)
def test_one_job_runs_at_a_time_and_each_slice_is_one_piece(jobs, policy, cost):
    slices = simulate(jobs, policy, cost).slices

    assert all(one.start < one.end for one in slices)
    assert all(one.end <= other.start for one, other in pairwise(slices))
    assert all(
        (one.end, *one[2:]) != (other.start, *other[2:])
        for one, other in pairwise(slices)
    )


@given(ANY, POLICIES)
def test_the_cpu_is_never_idle_while_somebody_is_ready(jobs, policy):
    schedule = simulate(jobs, policy)

    assert schedule.slices[0].start == 0
    assert all(a.end == b.start for a, b in pairwise(schedule.slices))
    idle = [one for one in schedule.slices if one.job is None]
    for job in jobs:
        since = None
        for event in schedule.events:
            if event.job != job.name:
                continue
            if since is not None:
                assert not any(
                    max(since, one.start) < min(event.time, one.end) for one in idle
                )
            since = event.time if event.what == "ready" else None


@given(ANY, POLICIES)
def test_waits_add_up(jobs, policy):
    schedule = simulate(jobs, policy)

    for job in jobs:
        figures = schedule.jobs[job.name]
        assert figures.wait == ready_time(schedule, job.name)
        assert figures.turnaround == figures.wait + job.burst + asleep(job)
        assert figures.response <= figures.wait
        assert figures.normalised_turnaround == Fraction(figures.turnaround, job.burst)


@given(ANY, POLICIES, COSTS)
def test_switches_are_paid_for_once_each(jobs, policy, cost):
    schedule = simulate(jobs, policy, cost)

    ran = [one for one in schedule.slices if one.job]
    changes = sum(one.job != other.job for one, other in pairwise(ran))
    assert schedule.switches >= changes
    covered = sum(one.end - one.start for one in schedule.slices)
    assert covered + cost * schedule.switches >= schedule.makespan
    if not policy.preemptive:
        assert schedule.switches == changes
        assert covered + cost * changes == schedule.makespan


@given(ANY, POLICIES, COSTS)
def test_a_first_dispatch_that_is_charged_costs_one_switch_more(jobs, policy, cost):
    free = simulate(jobs, policy, cost)
    charged = simulate(jobs, policy, cost, charge_first=True)

    first = [each.slices[0] for each in (free, charged) if each.slices[0].job]
    assert [one.start for one in first] in ([], [0, cost], [0])
    covered = sum(one.end - one.start for one in charged.slices)
    if not policy.preemptive:
        assert covered + cost * charged.switches == charged.makespan


@given(workloads(priorities=True), st.integers(1, 6), TIES)
def test_among_equals_priority_with_turns_is_round_robin(jobs, quantum, ties):
    equals = [replace(job, priority=1) for job in jobs]

    by_turns = simulate(equals, PriorityRoundRobin(quantum, ties=ties))

    assert by_turns.slices == simulate(jobs, RoundRobin(quantum, ties=ties)).slices


@given(ANY, st.booleans(), TIES)
def test_turns_that_never_end_are_priority_scheduling(jobs, preemptive, ties):
    by_turns = simulate(jobs, PriorityRoundRobin(10**6, preemptive, ties))

    assert by_turns.slices == simulate(jobs, Priority(preemptive, ties=ties)).slices


@given(ANY, OF_A_LEVEL, TIES)
def test_a_queue_of_one_level_is_the_policy_of_that_level(jobs, policy, ties):
    level = simulate(jobs, MLQ([policy], ties))

    if isinstance(policy, RoundRobin):
        policy = RoundRobin(policy.quantum, ties)
    assert level.jobs == simulate(jobs, policy).jobs


@given(ANY, st.integers(1, 6), TIES)
def test_a_level_of_round_robin_for_each_priority_is_priority_with_turns(
    jobs, quantum, ties
):
    levels = simulate(jobs, MLQ([RoundRobin(quantum) for _ in range(4)], ties))

    by_turns = simulate(jobs, PriorityRoundRobin(quantum, preemptive=True, ties=ties))
    assert levels.jobs == by_turns.jobs


@given(workloads(), POLICIES)
def test_no_mean_wait_is_below_that_of_shortest_remaining_time_first(jobs, policy):
    shortest = simulate(jobs, SRTF()).average.wait

    assert shortest <= simulate(jobs, policy).average.wait


@given(workloads(), st.integers(1, 6), TIES)
def test_one_level_of_feedback_is_round_robin(jobs, quantum, ties):
    level = simulate(jobs, MLFQ([quantum], ties=ties))

    assert level.jobs == simulate(jobs, RoundRobin(quantum, ties=ties)).jobs


@given(workloads(io=True), st.integers(1, 6))
def test_one_level_whose_slice_is_new_after_io_is_round_robin(jobs, quantum):
    level = simulate(jobs, MLFQ([quantum], io_resets=True))

    assert level.jobs == simulate(jobs, RoundRobin(quantum)).jobs


@given(workloads(io=True), TIES)
def test_round_robin_with_a_huge_quantum_is_first_come_first_served(jobs, ties):
    robin = simulate(jobs, RoundRobin(10**9, ties=ties))

    assert robin.slices == simulate(jobs, FCFS()).slices


@given(ANY, POLICIES)
def test_a_policy_can_be_used_again(jobs, policy):
    assert simulate(jobs, policy).events == simulate(jobs, policy).events


@given(ANY, POLICIES, st.fractions(min_value="1/7", max_value=5))
def test_another_unit_of_time_makes_the_same_schedule(jobs, policy, unit):
    def scaled(value):
        return value * unit

    slow = [
        Job(
            job.name,
            scaled(job.arrival),
            scaled(job.burst),
            scaled(job.io_every),
            scaled(job.io_time),
            job.priority,
        )
        for job in jobs
    ]
    other = simulate(slow, in_unit(policy, unit))

    schedule = simulate(jobs, policy)
    assert [one.job for one in other.slices] == [one.job for one in schedule.slices]
    assert other.average.turnaround == schedule.average.turnaround * unit


def in_unit(policy, unit):
    """Return the same policy for another unit of time."""
    match policy:
        case RoundRobin():
            return RoundRobin(policy.quantum * unit, policy.ties)
        case PriorityRoundRobin():
            return replace(policy, quantum=policy.quantum * unit)
        case MLQ():
            return MLQ([in_unit(one, unit) for one in policy.policies], policy.ties)
        case Priority():
            return replace(policy, aging=policy.aging * unit)
        case MLFQ():
            return MLFQ(
                [quantum * unit for quantum in policy.quanta],
                boost=policy.boost * unit,
                io_resets=policy.io_resets,
                io_to_front=policy.io_to_front,
                ties=policy.ties,
            )
    return policy


def test_decimals_and_fractions_stay_exact():
    tenth, third = Decimal("0.1"), Fraction(1, 3)

    ten = simulate([Job(str(n), 0, tenth) for n in range(10)], FCFS())
    three = simulate([Job(str(n), third, third) for n in range(3)], RoundRobin(third))

    assert ten.makespan == 1
    assert isinstance(ten.makespan, Decimal)
    assert three.makespan == Fraction(4, 3)
    assert three.utilisation == Fraction(3, 4)
    assert three.throughput == Fraction(9, 4)


def test_floats_end_a_slice_where_they_should():
    jobs = [Job("A", 0.0, 0.7), Job("B", 0.0, 0.7)]

    schedule = simulate(jobs, MLFQ([0.1, 0.2], boost=0.3))

    assert all(one.end - one.start > 0.01 for one in schedule.slices)
    assert schedule.makespan == pytest.approx(1.4)


@pytest.mark.timeout(20)
def test_floats_age_a_job_by_the_time_that_it_is_due_to_preempt():
    jobs = [Job("A", 0.0, 3.0, priority=1), Job("B", 0.0, 0.5, priority=3)]

    schedule = simulate(jobs, Priority(preemptive=True, aging=0.1))

    assert schedule.makespan == pytest.approx(3.5)


def test_a_long_run_alone_costs_no_more_than_a_short_one():
    alone = [Job("A", 0, 10**12)]

    for policy in (RoundRobin(1), MLFQ([1, 1, 1]), MLFQ([1], allotments=[1])):
        schedule = simulate(alone, policy)
        assert schedule.makespan == 10**12
        assert len(schedule.events) < 10


def test_a_new_slice_does_not_give_back_the_whole_ones_that_were_used():
    jobs = [Job("A", 0, 20), Job("B", 6, 1)]  # B comes in A's third slice on level 1

    schedule = simulate(jobs, MLFQ([1, 2, 2], [1, 3, 1], ties=Ties.TEXTBOOK_CN))

    assert [one[:3] for one in schedule.slices if one.level == 1] == [
        (1, 6, "A"),
        (7, 9, "A"),
    ]


def test_a_long_run_until_another_comes_costs_no_more_than_a_short_one():
    jobs = [Job("A", 0, 10**12 + 5), Job("B", 10**12, 3)]

    for policy in (RoundRobin(1), MLFQ([1, 1, 1])):
        schedule = simulate(jobs, policy)
        assert schedule.makespan == 10**12 + 8
        assert len(schedule.events) < 40


def test_who_arrives_during_a_run_is_told_before_its_end():
    events = simulate([Job("A", 0, 5), Job("B", 2, 1)], FCFS()).events

    assert [event.time for event in events] == [0, 0, 2, 5, 5, 6]


@pytest.mark.parametrize("policy", [RoundRobin(2), MLFQ([2])])
def test_slices_that_nobody_waits_for_are_not_told(policy):
    events = simulate([Job("A", 0, 20), Job("B", 5, 1)], policy).events

    assert [event.time for event in events if event.cause == "expired"] == [6]


def test_a_boost_is_not_counted_while_everybody_sleeps():
    sleeper = [Job("A", 0, 2, io_every=1, io_time=10**12)]

    schedule = simulate(sleeper, MLFQ([1, 1], boost=1))

    assert schedule.makespan == 10**12 + 2
    assert len(schedule.events) < 12


EACH = [
    FCFS(),
    SJF(),
    SRTF(),
    RoundRobin(2),
    Priority(preemptive=True, aging=2),
    MLFQ([1, 2], boost=4),
]


@pytest.mark.parametrize("policy", EACH, ids=lambda policy: type(policy).__name__)
def test_a_run_that_broke_off_leaves_nothing_behind(policy):
    jobs = [Job("A", 0, 7), Job("B", 1, 3)]
    right = simulate(jobs, policy).events

    policy.start()
    policy.add(Task(0, Job("old", 0, 1)), 0, "arrives")
    policy.add(Task(1, Job("older", 0, 1)), 0, "arrives")
    policy.take(9)

    assert simulate(jobs, policy).events == right


@pytest.mark.parametrize("ties", Ties)
@pytest.mark.parametrize(
    ("first", "stops"),
    [(Job("A", 0, 2), "ends"), (Job("A", 0, 3, io_every=2, io_time=1), "blocks")],
)
def test_who_ends_or_blocks_does_so_before_the_arrivals_of_that_instant(
    first, stops, ties
):
    events = simulate([first, Job("B", 2, 1)], RoundRobin(4, ties=ties)).events

    at_two = [(event.job, event.cause) for event in events if event.time == 2]
    assert at_two[:2] == [("A", stops), ("B", "arrives")]


@pytest.mark.parametrize(
    ("policy", "order"),
    [
        (FCFS(), [["A", "B", "C", "D"]]),
        (RoundRobin(1), [["A", "B", "C", "D"]]),
        (SJF(), [["C", "D", "B", "A"]]),
        (SRTF(), [["C", "D", "B", "A"]]),
        (Priority(), [["D", "A", "B", "C"]]),
        (Priority(aging=2), [["A", "B", "D", "C"]]),
        (MLFQ([1, 2]), [["A", "B", "C", "D"], []]),
    ],
    ids=str,
)
def test_the_ready_are_listed_in_the_order_in_which_they_would_run(policy, order):
    jobs = [Job("A", 0, 9, priority=2), Job("B", 2, 8, priority=3)]
    jobs += [Job("C", 6, 9, io_every=1, priority=9), Job("D", 8, 3, priority=1)]

    policy.start()
    for number, job in enumerate(jobs):
        policy.add(Task(number, job), job.arrival, "arrives")

    found = [[task.job.name for task in level] for level in policy.ready(8)]
    assert found == order


def told(schedule):
    return [(each.time, each.job, each.what, each.why) for each in schedule.events]


def test_every_event_of_a_feedback_queue_says_why():
    jobs = [Job("A", 0, 5), Job("B", 2, 3, io_every=2, io_time=1)]

    assert told(simulate(jobs, MLFQ([1, 3], boost=6))) == [
        (0, "A", "ready", "arrives"),
        (0, "A", "running", "first in the highest queue: level 0"),
        (1, "A", "ready", "expired, to level 1"),
        (1, "A", "running", "first in the highest queue: level 1"),
        (2, "B", "ready", "arrives"),
        (2, "A", "ready", "preempted by B"),
        (2, "B", "running", "first in the highest queue: level 0"),
        (3, "B", "ready", "expired, to level 1"),
        (3, "A", "running", "first in the highest queue: level 1"),
        (5, "A", "ready", "expired, to level 1"),
        (5, "B", "running", "first in the highest queue: level 1"),
        (6, "B", "blocked", "I/O until 7"),
        (6, None, "boost", "boost"),
        (6, "A", "running", "first in the highest queue: level 0"),
        (7, "A", "terminated", "finished"),
        (7, "B", "ready", "I/O done"),
        (7, "B", "running", "first in the highest queue: level 0"),
        (8, "B", "terminated", "finished"),
    ]


@pytest.mark.parametrize(
    ("policy", "reasons"),
    [
        (
            FCFS(),
            [
                ("A", "first in the queue"),
                ("B", "first in the queue"),
                ("B", "first in the queue"),
            ],
        ),
        (
            RoundRobin(2),
            [
                ("A", "next in turn"),
                ("A", "next in turn"),
                ("B", "next in turn"),
                ("A", "next in turn"),
                ("B", "next in turn"),
            ],
        ),
        (
            SJF(),
            [
                ("A", "shortest burst: 5"),
                ("B", "shortest burst: 2"),
                ("B", "shortest burst: 2"),
            ],
        ),
        (
            SRTF(),
            [
                ("A", "least time left: 5"),
                ("B", "least time left: 2"),
                ("A", "least time left: 3"),
                ("B", "least time left: 2"),
            ],
        ),
        (
            Priority(preemptive=True, aging=2),
            [
                ("A", "highest priority: 2"),
                ("B", "highest priority: 0"),
                ("A", "highest priority: 1"),
                ("B", "highest priority: 0"),
                ("A", "highest priority: 1"),
            ],
        ),
    ],
    ids=str,
)
def test_every_run_says_which_figure_made_it_the_next(policy, reasons):
    jobs = [Job("A", 0, 5, priority=2), Job("B", 2, 4, io_every=2, io_time=1)]

    events = simulate(jobs, policy).events
    assert [(e.job, e.why) for e in events if e.cause == "runs"] == reasons


@pytest.mark.parametrize(
    ("options", "order"),
    [
        ({"ties": Ties.OSTEP}, "ACAB"),
        ({"ties": Ties.STALLINGS}, "ACAB"),
        ({"ties": Ties.TEXTBOOK_CN}, "ACBA"),
        ({"ties": Ties.OSTEP, "aging": 10}, "ACBA"),
    ],
    ids=str,
)
def test_a_preempted_job_waits_ahead_of_its_equals_or_behind_them(options, order):
    jobs = [Job("A", 0, 4, priority=2), Job("B", 1, 3, priority=2)]
    jobs.append(Job("C", 2, 1, priority=1))

    schedule = simulate(jobs, Priority(preemptive=True, **options))

    assert "".join(one.job for one in schedule.slices) == order


def test_a_job_preempted_after_several_slices_alone_has_the_rest_of_one_left():
    jobs = [Job("A", 0, 12), Job("B", 6, 2), Job("C", 6, 2)]

    slices = simulate(jobs, MLFQ([1, 2])).slices

    assert [(one.job, one.start) for one in slices[2:]] == [
        ("B", 6),
        ("C", 7),
        ("A", 8),
        ("B", 9),
        ("C", 10),
        ("A", 11),
    ]
