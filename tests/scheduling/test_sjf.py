"""Shortest first is the best for the mean wait, starves the long, and has to guess."""

from fractions import Fraction
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples.scheduling import FCFS, SJF, SRTF, Job, Priority, simulate
from examples.scheduling.every_order import JOBS as SILBERSCHATZ
from examples.scheduling.every_order import mean_wait
from examples.scheduling.guess_the_burst import BURSTS, FIRST, guesses
from examples.scheduling.short_job_interrupts import JOBS as ARRIVING
from examples.scheduling.starved_by_short import wait_of_long
from examples.scheduling.wrong_guess import GUESSED, by_guess
from tests.scheduling.test_fcfs import STALLINGS


@given(st.lists(st.integers(1, 20), min_size=1, max_size=5))
def test_of_all_orders_the_shortest_first_has_the_smallest_mean_wait(bursts):
    jobs = [Job(f"P{n}", 0, burst) for n, burst in enumerate(bursts)]

    best = min(map(mean_wait, permutations(jobs)))

    assert float(simulate(jobs, SJF()).average.wait) == pytest.approx(best)


def test_of_the_24_orders_of_silberschatz_one_is_the_best_and_11_is_the_worst():
    found = sorted(mean_wait(order) for order in permutations(SILBERSCHATZ))

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
    assert simulate(SILBERSCHATZ, SJF()).average.wait == 7
    assert simulate(SILBERSCHATZ, FCFS()).average.wait == Fraction(41, 4)
    assert simulate(ARRIVING, SJF()).average.wait == Fraction(31, 4)
    assert simulate(ARRIVING, SRTF()).average.wait == Fraction(13, 2)


def test_stallings_table_9_5():
    assert simulate(STALLINGS, SJF()).average.turnaround == Fraction(76, 10)
    assert simulate(STALLINGS, SRTF()).average.turnaround == Fraction(72, 10)


def test_tanenbaum_section_2_4_2():
    jobs = [Job("A", 0, 8), Job("B", 0, 4), Job("C", 0, 4), Job("D", 0, 4)]

    assert simulate(jobs, FCFS()).average.turnaround == 14
    assert simulate(jobs, SJF()).average.turnaround == 11


def test_in_the_chart_c_interrupts_b_at_4_under_srtf_only():
    interrupted = {
        policy: [
            (event.time, event.job, event.figure)
            for event in simulate(STALLINGS, policy()).events
            if event.cause == "preempted"
        ]
        for policy in (SJF, SRTF)
    }

    assert interrupted == {SJF: [], SRTF: [(4, "B", "C")]}


@pytest.mark.parametrize("count", [1, 10, 100, 1000])
def test_the_long_job_waits_for_the_whole_stream_under_sjf_only(count):
    assert wait_of_long(count, SJF()) == wait_of_long(count, SRTF()) == 2 * count
    assert wait_of_long(count, FCFS()) == 2


def test_the_guesses_are_those_of_silberschatz_figure_5_4():
    made = guesses(BURSTS, FIRST, Fraction(1, 2))

    assert made == [10, 8, 6, 6, 5, 9, 11, 12]


def test_alpha_0_never_learns_and_alpha_1_repeats_the_last_burst():
    assert set(guesses(BURSTS, FIRST, Fraction(0))) == {FIRST}
    assert guesses(BURSTS, FIRST, Fraction(1)) == [FIRST, *BURSTS]


def test_right_guesses_are_as_good_as_knowing_and_a_wrong_one_is_not():
    truth = GUESSED | {"P2": 20}

    assert by_guess(GUESSED).average.wait == known(GUESSED)
    assert by_guess(truth).average.wait == 18
    assert known(truth) == 7


def known(bursts):
    jobs = [Job(name, 0, burst) for name, burst in bursts.items()]
    return simulate(jobs, SJF()).average.wait


def test_with_the_burst_as_the_priority_it_is_shortest_job_first():
    jobs = [Job(j.name, j.arrival, j.burst, priority=j.burst) for j in STALLINGS]

    assert simulate(jobs, Priority()).slices == simulate(STALLINGS, SJF()).slices


def test_the_answer_to_try_it_holds():
    bursts = [2, 10, 2, 10, 2, 10]

    wrong = {}
    for alpha in (Fraction(0), Fraction(1, 2), Fraction(1)):
        made = guesses(bursts, 6, alpha)
        errors = [abs(g - b) for g, b in zip(made, bursts, strict=False)]
        wrong[alpha] = round(float(sum(errors) / len(bursts)), 1)

    assert list(wrong.values()) == [4, 5.2, 7.3]
