"""Nobody passes a barrier before all have come, and a broken one lets everyone know."""

import multiprocessing
import threading
from collections.abc import MutableSequence
from pathlib import Path

import pytest

from examples._trace.model import Trace
from examples.synchronization import (
    abort_barrier,
    barrier_in_rounds,
    two_phases,
    two_phases_no_barrier,
)
from tests.harness.pictures import says
from tests.harness.programs import output, program, run_program
from tests.harness.traces import events, observed, order_of, waits
from tests.harness.variants import run_variant

PHASES = "synchronization/two_phases"
ROUNDS = "synchronization/barrier_in_rounds"
ABORT = "synchronization/abort_barrier"
KILLED = "synchronization/killed_at_the_barrier"
REFUSED = (
    "Condition objects should only be shared between processes through inheritance"
)


class OthersCome:
    """Stands for a barrier at which all others have done their first phase."""

    def __init__(self, maxima: MutableSequence[int]) -> None:
        self.maxima = maxima
        self.at_wait: list[list[int]] = []

    def wait(self) -> int:
        self.at_wait.append(list(self.maxima))
        self.maxima[:] = [max(part) for part in two_phases.PARTS]
        return 0


def test_a_worker_writes_before_the_barrier_and_reads_behind_it(
    capsys: pytest.CaptureFixture[str],
):
    maxima = [0, 0, 0]
    barrier = OthersCome(maxima)

    two_phases.worker(0, [3, 5, 4], maxima, barrier)  # type: ignore[arg-type]

    assert barrier.at_wait == [[5, 0, 0]]
    assert capsys.readouterr().out == "worker 0: [3, 5, 4] -> [15, 25, 20]\n"


DIES = (
    "    if number == 1: __import__('os').kill(__import__('os').getpid(), 9)\n"
    "    maxima[number] = max(part)\n"
)


@pytest.mark.whole
def test_when_a_worker_is_killed_on_its_way_the_program_ends(
    method: str, tmp_path: Path
):
    changes = {"    maxima[number] = max(part)\n": DIES}

    run = run_variant(tmp_path, PHASES, changes, method)

    assert run.out == "exit codes: -9 -9 -9\n"


@pytest.mark.whole
def test_when_a_worker_is_killed_in_wait_the_program_ends(method: str, tmp_path: Path):
    changes = {
        "time.sleep(0.05 * number)": "time.sleep(2 * number)",
        "    join_all(workers)\n": "    while not barrier.n_waiting:\n        pass\n"
        "    workers[0].kill()\n    join_all(workers)\n",
    }

    run = run_variant(tmp_path, PHASES, changes, method)

    assert run.out == "exit codes: -9 -9 -9\n"


@pytest.mark.whole
def test_when_a_worker_fails_the_program_ends(method: str, tmp_path: Path):
    changes = {
        "    maxima[number] = max(part)\n": "    if number == 1: part = []\n"
        "    maxima[number] = max(part)\n"
    }

    run = run_variant(
        tmp_path, PHASES, changes, method, stderr="ValueError: max.. .*empty"
    )

    assert run.out == "exit codes: -9 1 -9\n"


@pytest.mark.whole
def test_abort_by_the_parent_wakes_the_others_when_one_was_killed_on_its_way(
    method: str, tmp_path: Path
):
    changes = {
        "    maxima[number] = max(part)\n": DIES,
        "    join_all(workers)\n": "    workers[1].join()\n    barrier.abort()\n"
        "    for process in workers: process.join()\n",
    }

    run = run_variant(tmp_path, PHASES, changes, method, stderr="BrokenBarrierError")

    assert run.out == "exit codes: 1 -9 1\n"


@pytest.mark.control
def test_without_the_parent_s_help_the_others_wait_for_the_killed_one(tmp_path: Path):
    changes = {
        "    maxima[number] = max(part)\n": DIES,
        "                process.kill()\n": "                pass\n",
    }

    run = run_variant(tmp_path, PHASES, changes, "spawn", hangs=True, timeout=10)

    assert run.out == ""


@pytest.mark.whole
def test_a_thousand_times_the_data_make_no_difference(method: str, tmp_path: Path):
    changes = {
        "([3, 5, 4], [10, 20, 15], [8, 2, 6])": "[list(range(3_000))] * 3",
        "percent, ": "len(percent), ",
    }

    run = run_variant(tmp_path, PHASES, changes, method)

    assert run.out.count("3000\n") == 3
    assert run.out.endswith("exit codes: 0 0 0\n")


def test_without_a_barrier_only_the_last_worker_knows_the_largest_number(
    capsys: pytest.CaptureFixture[str],
):
    maxima = [0, 0, 0]

    for number in (2, 0, 1):
        part = two_phases_no_barrier.PARTS[number]
        two_phases_no_barrier.worker(number, part, maxima)

    largest = [line.endswith("100]") for line in capsys.readouterr().out.splitlines()]
    assert maxima == [5, 20, 8]
    assert largest == [False, False, False]


def serial(rounds: int) -> list[list[int]]:
    """Return the temperatures after each round, computed by one process."""
    rod, found = list(barrier_in_rounds.ROD), []
    for _ in range(rounds):
        inner = range(1, len(rod) - 1)
        means = [(rod[place - 1] + rod[place + 1]) // 2 for place in inner]
        rod = [rod[0], *means, rod[-1]]
        found.append(rod)
    return found


def test_rounds_give_what_one_process_would_compute(method: str):
    lines = output(ROUNDS, method).splitlines()

    rods = [[int(one) for one in line.split(":")[1].split()] for line in lines]
    assert rods == serial(barrier_in_rounds.ROUNDS)


FIRST = "        barrier.wait()  # all have read the old temperatures\n"
SECOND = (
    "        if barrier.wait() == 0:  # all have written the new ones\n"
    '            print(f"after round {number}:", *rod, flush=True)\n'
)
READ = "        new = ["
WRITE = "        rod[part.start : part.stop] = new\n"
OTHERS = "            while barrier.n_waiting < 2: pass\n"
JOIN = "        process.join()\n"
WITHOUT_FIRST = {
    FIRST: "",
    SECOND: "        barrier.wait()\n",
    READ: f"        if number == 2 and part.start == 3:\n{OTHERS}{READ}",
}
WITHOUT_SECOND = {
    SECOND: "",
    WRITE: f"        if number == 2 and part.start == 1:\n{OTHERS}{WRITE}",
}


@pytest.mark.control
@pytest.mark.parametrize("without", [WITHOUT_FIRST, WITHOUT_SECOND])
def test_with_one_wait_a_round_old_and_new_are_mixed(
    without: dict[str, str], method: str, tmp_path: Path
):
    changes = without | {JOIN: f'{JOIN}    print(*rod, sep=" ")\n'}

    run = run_variant(tmp_path, ROUNDS, changes, method)

    rod = [int(one) for one in run.out.split()]
    assert len(rod) == len(barrier_in_rounds.ROD)
    assert rod != serial(barrier_in_rounds.ROUNDS)[-1]


@pytest.mark.whole
def test_with_both_waits_the_same_delay_does_no_harm(method: str, tmp_path: Path):
    delays = {
        WRITE: "        if number == 2 and part.start == 1:\n"
        f"            import time; time.sleep(0.5)\n{WRITE}"
    }

    run = run_variant(tmp_path, ROUNDS, delays, method)

    last = " ".join(map(str, serial(barrier_in_rounds.ROUNDS)[-1]))
    assert run.out.endswith(f"after round {barrier_in_rounds.ROUNDS}: {last}\n")


@pytest.mark.control
def test_without_abort_the_others_wait_for_the_one_that_failed(tmp_path: Path):
    changes = {"        barrier.abort()\n": ""}

    run = run_variant(
        tmp_path,
        ABORT,
        changes,
        "spawn",
        hangs=True,
        stderr="FileNotFoundError",
        timeout=10,
    )

    assert "gives up" not in run.out


@pytest.mark.whole
def test_when_nothing_fails_all_go_on(method: str, tmp_path: Path):
    changes = {"if number == WORKERS:": "if number > WORKERS:"}

    run = run_variant(tmp_path, ABORT, changes, method)

    lines = run.out.splitlines()
    assert sorted(lines[:3]) == [f"worker {number} goes on" for number in (1, 2, 3)]
    assert lines[3:] == ["exit codes: 0 0 0"]


def test_a_broken_barrier_stays_broken_until_it_is_reset(
    capsys: pytest.CaptureFixture[str],
):
    barrier = multiprocessing.Barrier(1)
    barrier.abort()

    abort_barrier.worker(1, barrier)
    assert barrier.broken
    barrier.reset()
    abort_barrier.worker(2, barrier)

    assert capsys.readouterr().out.splitlines() == [
        "worker 1 gives up: another one has failed",
        "worker 2 goes on",
    ]


def test_an_action_that_fails_breaks_the_barrier():
    def fail():
        raise OSError("disk full")

    barrier = multiprocessing.Barrier(1, action=fail)
    with pytest.raises(OSError, match="disk full"):
        barrier.wait()

    assert barrier.broken


def test_the_error_of_a_broken_barrier_is_a_runtime_error_without_a_text():
    barrier = multiprocessing.Barrier(2)

    with pytest.raises(threading.BrokenBarrierError) as caught:
        barrier.wait(timeout=0.01)

    assert str(caught.value) == ""
    assert isinstance(caught.value, RuntimeError)


@pytest.mark.control
def test_a_timeout_ends_the_wait_of_all_while_all_are_alive(
    method: str, tmp_path: Path
):
    changes = {"    one.kill()\n": ""}

    run = run_variant(
        tmp_path, KILLED, changes, method, stderr="threading.BrokenBarrierError"
    )

    assert run.out.endswith("still waits: False\n")
    assert run.err.count("threading.BrokenBarrierError") == 2


@pytest.mark.control
def test_abort_hangs_as_well_when_a_process_was_killed_in_wait(tmp_path: Path):
    changes = {
        "timeout=0.5": "timeout=60",
        "    two.join(timeout=2)\n": "    barrier.abort()\n",
    }

    run = run_variant(tmp_path, KILLED, changes, "spawn", hangs=True, timeout=10)

    assert run.out == ""


def test_a_barrier_sent_to_a_running_pool_is_refused(method: str, tmp_path: Path):
    command = program("synchronization/event_or_barrier_to_a_pool", method, "Barrier")

    run = run_program(command, tmp_path)

    assert run.out.splitlines() == [REFUSED, "as an initarg: Barrier"]


@pytest.mark.control
def test_a_barrier_that_the_parent_dropped_can_t_be_opened_by_the_child(tmp_path: Path):
    changes = {"args=(part, rod, barrier)": "args=(part, rod, Barrier(1))"}
    missing = (r"SemLock\._rebuild", "FileNotFoundError")

    run_variant(tmp_path, ROUNDS, changes, "spawn", stderr=missing)


@pytest.mark.control
def test_a_pool_with_fewer_workers_than_the_barrier_s_number_hangs(tmp_path: Path):
    command = program("synchronization/barrier_in_a_pool", "spawn", "2")

    run_program(
        command, tmp_path, hangs=True, stderr="leaked semaphore|\\A\\Z", timeout=10
    )


def test_a_pool_with_enough_workers_meets(method: str, tmp_path: Path):
    run = run_program(
        program("synchronization/barrier_in_a_pool", method, "3"), tmp_path
    )

    assert run.out == "['met', 'met', 'met']\n"


def too_early(trace: Trace) -> list[int]:
    """Return when somebody passed before the last had come."""
    arrived = [one.time for one in events(trace, "arrive", "barrier")]
    passed = [one.time for one in events(trace, "pass", "barrier")]
    assert len(arrived) == len(passed) == len(two_phases.PARTS)
    return [time for time in passed if time < max(arrived)]


@says(PHASES, "No worker passes before worker 2, the last, has come.")
def test_nobody_passes_before_worker_2_has_come(trace: Trace) -> None:
    assert order_of(trace, "arrive")[-1] == "worker 2"
    assert too_early(trace) == []


@says(PHASES, "Worker 0 comes first and waits longest.")
def test_worker_0_comes_first_and_waits_longest(trace: Trace) -> None:
    waited = [(one.end - one.start, one.lane) for one in waits(trace, "barrier")]

    assert order_of(trace, "arrive")[0] == "worker 0"
    assert max(waited)[1] == 1  # lane 0 is main


def test_in_no_run_does_anybody_pass_before_all_have_come(method: str):
    assert too_early(observed(PHASES, method).trace) == []


@says(KILLED, "The half second passes, and worker 2 still waits, until main kills it.")
def test_worker_2_waits_until_it_is_killed(trace: Trace) -> None:
    (arrived,) = (one for one in events(trace, "arrive") if one.lane == 2)
    (killed,) = (one for one in events(trace, "signal") if one.what == "2")

    assert killed.time - arrived.time > 1_000_000  # microseconds
    assert not events(trace, "pass") + events(trace, "broken")


def test_try_it_a_barrier_for_one_more_than_come_lets_nobody_pass(tmp_path: Path):
    changes = {"for part in PARTS]": "for part in PARTS[:2]]"}

    run = run_variant(tmp_path, ROUNDS, changes, "spawn", hangs=True, timeout=10)

    assert run.out == ""
