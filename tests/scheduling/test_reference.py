"""The engine agrees, tick by tick, with a slow scheduler that has no line of it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from examples import scheduling
from examples.scheduling import (
    FCFS,
    HRRN,
    SJF,
    SRTF,
    Job,
    Policy,
    RoundRobin,
    Schedule,
    Ties,
    simulate,
)
from tests.scheduling import reference
from tests.scheduling.workloads import workloads

TIES = st.sampled_from(list(Ties))
LEVELS = st.integers(1, 4).flatmap(
    lambda n: st.tuples(
        st.lists(st.integers(1, 6), min_size=n, max_size=n),
        st.lists(st.integers(1, 3), min_size=n, max_size=n),
    )
)
OF_A_LEVEL = st.one_of(
    *(st.builds(policy) for policy in (FCFS, SJF, SRTF, HRRN)),
    st.builds(RoundRobin, st.integers(1, 6)),
)


def ticks(schedule: Schedule) -> list[tuple[str | None, int | None]]:
    """Return who runs in each tick of a schedule of whole numbers."""
    return [
        (one.job, one.level)
        for one in schedule.slices
        for _ in range(one.end - one.start)
    ]


def agrees(jobs: list[Job], model: reference.Policy, **arguments: object) -> None:
    policy = getattr(scheduling, model.name)(**arguments)

    schedule = simulate(jobs, policy)

    assert ticks(schedule) == reference.lanes(jobs, model)


@given(workloads(io=True))
def test_first_come_first_served(jobs):
    agrees(jobs, reference.Policy("FCFS"))


@given(workloads(io=True))
def test_shortest_job_first(jobs):
    agrees(jobs, reference.Policy("SJF"))


@given(workloads(io=True))
def test_shortest_remaining_time_first(jobs):
    agrees(jobs, reference.Policy("SRTF"))


@given(workloads(io=True))
def test_highest_response_ratio_next(jobs):
    agrees(jobs, reference.Policy("HRRN"))


@given(workloads(io=True), st.integers(1, 6), TIES)
def test_round_robin(jobs, quantum, ties):
    model = reference.Policy("RoundRobin", quanta=[quantum], ties=ties)

    agrees(jobs, model, quantum=quantum, ties=ties)


@given(workloads(io=True, priorities=True), st.booleans(), st.integers(0, 5), TIES)
def test_priority(jobs, preemptive, aging, ties):
    chosen = {"preemptive": preemptive, "aging": aging, "ties": ties}

    agrees(jobs, reference.Policy("Priority", **chosen), **chosen)


@given(workloads(io=True, priorities=True), st.integers(1, 6), st.booleans(), TIES)
def test_priority_with_round_robin(jobs, quantum, preemptive, ties):
    model = reference.Policy(
        "PriorityRoundRobin", quanta=[quantum], preemptive=preemptive, ties=ties
    )

    agrees(jobs, model, quantum=quantum, preemptive=preemptive, ties=ties)


@settings(max_examples=4 * settings.default.max_examples)  # so many policies
@given(
    workloads(io=True, priorities=True),
    st.lists(OF_A_LEVEL, min_size=1, max_size=4),
    TIES,
)
def test_multilevel_queue(jobs: list[Job], policies: list[Policy], ties: Ties):
    model = reference.Policy(
        "MLQ",
        levels=[type(policy).__name__ for policy in policies],
        quanta=[getattr(policy, "quantum", None) for policy in policies],
        ties=ties,
    )

    agrees(jobs, model, policies=policies, ties=ties)


@settings(max_examples=4 * settings.default.max_examples)  # it has most options
@given(
    workloads(io=True), LEVELS, st.integers(0, 25), st.booleans(), st.booleans(), TIES
)
def test_multilevel_feedback_queue(jobs, levels, boost, io_resets, io_to_front, ties):
    quanta, allotments = levels
    chosen = {
        "quanta": quanta,
        "allotments": allotments,
        "boost": boost,
        "io_resets": io_resets,
        "io_to_front": io_to_front,
        "ties": ties,
    }

    agrees(jobs, reference.Policy("MLFQ", **chosen), **chosen)
