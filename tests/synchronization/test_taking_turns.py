"""Semaphores, tickets and ``map`` keep an order, whoever comes first."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from examples._trace.model import Trace
from examples.synchronization import turns_by_semaphore, turns_by_ticket
from tests.harness import traces
from tests.harness.pictures import says
from tests.harness.programs import output
from tests.harness.variants import run_variant

RING = "synchronization/turns_by_semaphore"
TICKETS = "synchronization/turns_by_ticket"
RESULTS = "synchronization/results_in_order"
TURNS = "1\n2\n3\n" * 2
IN_ORDER = [
    f"result {task}, from worker {(task - 1) % 3 + 1}"
    for task in range(1, turns_by_ticket.TASKS + 1)
]
DIES = "__import__('os').kill(__import__('os').getpid(), 9)\n"


class Noted:
    """Stands for a semaphore or a condition, and notes what is done with it."""

    def __init__(self, name: str, notes: list[str]) -> None:
        self.name, self.notes = name, notes

    def note(self, what: str) -> None:
        self.notes.append(f"{self.name} {what}")

    def acquire(self) -> None:
        self.note("acquired")

    def release(self) -> None:
        self.note("released")

    def __enter__(self) -> None:
        self.note("taken")

    def __exit__(self, *_: object) -> None:
        self.note("given back")


def test_each_turn_is_awaited_and_passed_on():
    notes: list[str] = []
    mine, following = Noted("mine", notes), Noted("next", notes)

    turns_by_semaphore.worker(2, mine, following)  # type: ignore[arg-type]

    one_turn = ["mine acquired", "next released"]
    assert notes == one_turn * turns_by_semaphore.ROUNDS


@pytest.mark.whole
def test_a_thousand_times_the_rounds_stay_in_order(method: str, tmp_path: Path):
    run = run_variant(tmp_path, RING, {"ROUNDS = 2": "ROUNDS = 2_000"}, method)

    assert run.out == "1\n2\n3\n" * 2_000


@pytest.mark.parametrize(
    ("name", "turn"),
    [
        (RING, "        print(number, flush=True)\n"),
        (TICKETS, '            print(f"result {task}, from worker {number}"'),
    ],
)
@pytest.mark.whole
def test_when_a_worker_is_killed_in_its_turn_the_program_ends(
    name: str, turn: str, method: str, tmp_path: Path
):
    indent = turn[: len(turn) - len(turn.lstrip())]
    changes = {turn: f"{indent}if number == 2: {DIES}{turn}"}

    run = run_variant(tmp_path, name, changes, method)

    assert len(run.out.splitlines()) == 1


@pytest.mark.control
@pytest.mark.parametrize(
    "left_out", ["        next_turn.release()\n", "    turns[0].release()\n"]
)
def test_a_turn_that_is_not_passed_on_stops_the_ring(left_out: str, tmp_path: Path):
    run = run_variant(tmp_path, RING, {left_out: ""}, "spawn", hangs=True, timeout=10)

    assert len(run.out.splitlines()) <= 1


EVENTS = {
    "import Process, Semaphore\n": "import Event, Process\n",
    "from multiprocessing.synchronize import Semaphore as SemaphoreType\n": (
        "from multiprocessing.synchronize import Event as SemaphoreType\n"
    ),
    "Semaphore(0) for": "Event() for",
    "my_turn.acquire()": "my_turn.wait()\n        my_turn.clear()",
    "next_turn.release()": "next_turn.set()",
    "turns[0].release()": "turns[0].set()",
}
CLEARED_LATE = {
    "my_turn.acquire()": "my_turn.wait()",
    "next_turn.release()": (
        "next_turn.set()\n        __import__('time').sleep(1)\n        my_turn.clear()"
    ),
}


@pytest.mark.control
def test_a_ring_of_events_keeps_the_same_order(method: str, tmp_path: Path):
    assert run_variant(tmp_path, RING, EVENTS, method).out == TURNS


@pytest.mark.control
def test_an_event_that_is_cleared_too_late_loses_the_turn(tmp_path: Path):
    changes = EVENTS | CLEARED_LATE

    run = run_variant(tmp_path, RING, changes, "spawn", hangs=True, timeout=10)

    assert len(run.out.splitlines()) < len(TURNS.splitlines())


class Hall(Noted):
    """Stands for the condition: while someone waits, others have their turns."""

    def __init__(self, turns: turns_by_ticket.Turns) -> None:
        super().__init__("condition", [])
        self.turns = turns

    def wait_for(self, ready: Callable[[], bool]) -> None:
        while not ready():
            self.note(f"waits at {self.turns.now.value}")
            self.turns.now.value += 1  # one of the others has had its turn

    def notify_all(self) -> None:
        self.note(f"notified of {self.turns.now.value}")


@pytest.fixture
def turns() -> turns_by_ticket.Turns:
    made = turns_by_ticket.Turns()
    made.changed = Hall(made)  # type: ignore[assignment]
    return made


def test_ticket_3_is_let_in_after_1_and_2_and_lets_in_4(turns):
    with turns.turn(3):
        turns.changed.note("used by 3")

    assert turns.changed.notes == [
        "condition taken",
        "condition waits at 1",
        "condition waits at 2",
        "condition used by 3",
        "condition notified of 4",
        "condition given back",
    ]


@pytest.mark.whole
def test_a_worker_may_die_after_another_has_ended(method: str, tmp_path: Path):
    line = '            print(f"result {task}, from worker {number}"'
    later = (
        f"            if task == TASKS - 1: __import__('time').sleep(0.5); {DIES}{line}"
    )

    run = run_variant(tmp_path, TICKETS, {line: later}, method)

    assert run.out.splitlines() == IN_ORDER[:-2]


@pytest.mark.whole
def test_after_a_turn_that_fails_nothing_more_is_printed(method: str, tmp_path: Path):
    line = '            print(f"result {task}, from worker {number}"'
    changes = {line: f"            if task == 3: raise OSError('disk full')\n{line}"}

    run = run_variant(tmp_path, TICKETS, changes, method, stderr="OSError: disk full")

    assert run.out.splitlines() == IN_ORDER[:2]


def test_each_worker_asks_for_its_turns_in_ascending_order(
    monkeypatch: pytest.MonkeyPatch,
):
    asked: list[int] = []
    monkeypatch.setattr(turns_by_ticket.time, "sleep", lambda seconds: None)

    def turn(ticket: int) -> Noted:
        asked.append(ticket)
        return Noted("turn", [])

    for number in (1, 2, 3):
        turns_by_ticket.worker(number, SimpleNamespace(turn=turn))  # type: ignore[arg-type]

    assert asked == [1, 4, 2, 5, 3, 6]


@pytest.mark.whole
def test_ten_thousand_tickets_stay_in_order(method: str, tmp_path: Path):
    changes = {"TASKS = 6": "TASKS = 6_000", "0.1 / task": "0"}

    run = run_variant(tmp_path, TICKETS, changes, method)

    numbers = [int(line.split()[1].rstrip(",")) for line in run.out.splitlines()]
    assert numbers == list(range(1, 6_001))


@pytest.mark.control
def test_without_waiting_for_the_ticket_the_quickest_comes_first(
    method: str, tmp_path: Path
):
    changes = {
        "            self.changed.wait_for(lambda: self.now.value == ticket)\n": "",
        "    for process in workers:\n        process.start()\n": (
            "    for process in reversed(workers):\n"
            "        process.start()\n        process.join()\n"
        ),
    }

    run = run_variant(tmp_path, TICKETS, changes, method)

    numbers = [int(line.split()[1].rstrip(",")) for line in run.out.splitlines()]
    assert numbers == [3, 6, 2, 5, 1, 4]


@pytest.mark.parametrize(
    "left_out",
    [
        "            self.changed.notify_all()\n",
        "            self.now.value += 1\n",
    ],
)
def test_a_ticket_s_turn_that_is_not_passed_on_stops_everyone(
    left_out: str, tmp_path: Path
):
    run = run_variant(
        tmp_path, TICKETS, {left_out: ""}, "spawn", hangs=True, timeout=10
    )

    assert len(run.out.splitlines()) < turns_by_ticket.TASKS


def test_try_it_a_worker_that_begins_with_its_last_ticket_stops_everyone(
    tmp_path: Path,
):
    changes = {
        "in range(number, TASKS + 1, WORKERS)": (
            "in reversed(range(number, TASKS + 1, WORKERS))"
        )
    }

    run = run_variant(tmp_path, TICKETS, changes, "spawn", hangs=True, timeout=10)

    assert run.out == ""


def test_results_come_in_the_order_of_the_tasks(method: str):
    lines = output(RESULTS, method).splitlines()

    results = [line.split()[-1] for line in lines if line.startswith("result")]
    finished = [line.split()[-1] for line in lines if line.startswith("finished")]
    assert results == ["60000", "30000", "1000"]
    assert sorted(finished) == sorted(results)


def test_the_results_of_a_ticket_run_are_in_order_under_every_method(method: str):
    run = traces.observed(TICKETS, method)

    assert run.run.out.splitlines() == IN_ORDER
    assert not traces.overlaps(traces.spans(run.trace, "changed"))


@says(
    TICKETS,
    "Workers 2 and 3 have a result before worker 1, and wait until it has printed.",
)
def test_workers_2_and_3_wait_for_worker_1(trace: Trace) -> None:
    first = next(one for one in traces.spans(trace, "changed") if one.lane == 1)
    asleep = {
        one.lane
        for one in traces.events(trace, "wait", "changed")
        if one.time < first.start
    }
    notified = [one.lane for one in traces.events(trace, "notify", "changed")]

    assert asleep == {2, 3}
    assert notified == [1, 2, 3, 1, 2, 3]
