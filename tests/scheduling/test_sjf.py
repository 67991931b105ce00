"""SJF and SRTF have the smallest mean wait, starve long jobs, and need predictions."""

from fractions import Fraction
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples.scheduling import FCFS, SJF, SRTF, Job, Priority, simulate
from examples.scheduling.exponential_average import (
    BURSTS,
    FIRST,
    mean_error,
    predict,
)
from examples.scheduling.long_job_starves import long_job_waits
from examples.scheduling.shortest_first_is_optimal import JOBS as SILBERSCHATZ
from examples.scheduling.shortest_first_is_optimal import mean_wait
from examples.scheduling.wrong_prediction import PREDICTED, by_burst, by_prediction
from tests.scheduling.test_fcfs import STALLINGS


@given(st.lists(st.integers(1, 20), min_size=1, max_size=5))
def test_of_all_orders_the_shortest_first_has_the_smallest_mean_wait(bursts):
    jobs = [Job(f"P{n}", 0, burst) for n, burst in enumerate(bursts)]

    best = min(map(mean_wait, permutations(jobs)))

    assert float(simulate(jobs, SJF()).average.wait) == pytest.approx(best)


def test_of_the_24_orders_of_silberschatz_one_is_the_best_and_11_is_the_worst():
    found = sorted(mean_wait(order) for order in permutations(SILBERSCHATZ))

    assert len(found) == 24
    assert found[:2] == [7, 7.25]
    assert found[-1] == 11


@given(st.lists(st.integers(1, 20), min_size=2, max_size=8))
def test_to_swap_a_longer_job_behind_a_shorter_one_saves_the_difference(bursts):
    for place, (one, other) in enumerate(pairwise(bursts)):
        swapped = [*bursts[:place], other, one, *bursts[place + 2 :]]
        assert waits(bursts) - waits(swapped) == one - other


def waits(bursts):
    """Return the sum of the waits of jobs that are served in this order."""
    return sum(sum(bursts[:place]) for place in range(len(bursts)))


def test_silberschatz_section_5_3_2():
    arriving = [Job("P1", 0, 8), Job("P2", 1, 4), Job("P3", 2, 9), Job("P4", 3, 5)]

    assert simulate(SILBERSCHATZ, SJF()).average.wait == 7
    assert simulate(SILBERSCHATZ, FCFS()).average.wait == Fraction(41, 4)
    assert simulate(arriving, SJF()).average.wait == Fraction(31, 4)
    assert simulate(arriving, SRTF()).average.wait == Fraction(13, 2)


def test_stallings_table_9_5():
    assert simulate(STALLINGS, FCFS()).average.turnaround == Fraction(86, 10)
    assert simulate(STALLINGS, SJF()).average.turnaround == Fraction(76, 10)
    assert simulate(STALLINGS, SRTF()).average.turnaround == Fraction(72, 10)


def test_tanenbaum_section_2_4_2():
    jobs = [Job("A", 0, 8), Job("B", 0, 4), Job("C", 0, 4), Job("D", 0, 4)]

    assert simulate(jobs, FCFS()).average.turnaround == 14
    assert simulate(jobs, SJF()).average.turnaround == 11


def test_in_the_chart_c_preempts_b_at_4_under_srtf_only():
    preempted = {
        policy: [
            (event.time, event.job, event.figure)
            for event in simulate(STALLINGS, policy()).events
            if event.cause == "preempted"
        ]
        for policy in (SJF, SRTF)
    }

    assert preempted == {SJF: [], SRTF: [(4, "B", "C")]}


def test_in_the_chart_b_has_run_for_1_of_its_6_when_c_comes():
    ran = [s.end - s.start for s in simulate(STALLINGS, SRTF()).slices if s.job == "B"]

    assert ran == [1, 5]


@pytest.mark.parametrize("count", [1, 10, 100, 1000])
def test_the_long_job_waits_for_the_whole_stream_under_sjf_only(count):
    assert long_job_waits(count, SJF()) == long_job_waits(count, SRTF()) == 2 * count
    assert long_job_waits(count, FCFS()) == 2


def test_the_mean_wait_hides_the_long_job_among_1000_short_ones():
    stream = [Job(f"short{n}", n * 2, 2) for n in range(1000)]

    mean = simulate([*stream, Job("long", 0, 5)], SJF()).average.wait

    assert round(float(mean), 1) == 2.0


def test_the_predictions_are_those_of_silberschatz_figure_5_4():
    assert predict(BURSTS, FIRST, Fraction(1, 2)) == [10, 8, 6, 6, 5, 9, 11, 12]


def test_alpha_0_never_learns_and_alpha_1_repeats_the_last_burst():
    assert set(predict(BURSTS, FIRST, Fraction(0))) == {FIRST}
    assert predict(BURSTS, FIRST, Fraction(1)) == [FIRST, *BURSTS]


def test_with_alpha_one_half_the_weights_are_halved_from_burst_to_burst():
    half = Fraction(1, 2)

    weights = [
        predict([int(n == place) for n in range(4)], 0, half)[-1] for place in range(4)
    ]

    assert weights == [half**4, half**3, half**2, half]


def test_one_wrong_prediction_raises_the_mean_wait_from_7_to_18():
    bursts = PREDICTED | {"P2": 20}

    assert by_prediction(PREDICTED).average.wait == by_burst(PREDICTED).average.wait
    assert by_prediction(bursts).average.wait == 18
    assert by_burst(bursts).average.wait == 7


def test_with_the_burst_as_the_priority_it_is_shortest_job_first():
    jobs = [Job(j.name, j.arrival, j.burst, priority=j.burst) for j in STALLINGS]

    assert simulate(jobs, Priority()).slices == simulate(STALLINGS, SJF()).slices


def test_the_answer_to_try_it_holds():
    bursts = [2, 10, 2, 10, 2, 10]

    errors = [
        round(mean_error(predict(bursts, 6, alpha), bursts), 1)
        for alpha in (Fraction(0), Fraction(1, 2), Fraction(1))
    ]

    assert errors == [4, 5.2, 7.3]
    assert predict(bursts, 6, Fraction(1))[:-1] == [6, 2, 10, 2, 10, 2]
