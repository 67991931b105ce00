"""A lock keeps no order; events, tickets and ``map`` do, whoever comes first."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from examples.synchronization import (
    lock_without_order,
    results_in_order,
    turns_by_events,
    turns_by_ticket,
)
from tests.harness import traces
from tests.harness.variants import run_variant


class Noted:
    """Stands for a lock, an event or a page, and notes what is done with it."""

    def __init__(self, name: str, notes: list[str]) -> None:
        self.name, self.notes = name, notes

    def note(self, what: object) -> None:
        self.notes.append(f"{self.name} {what}")

    def put(self, number: int) -> None:
        self.note(number)

    def wait(self) -> None:
        self.note("awaited")

    def set(self) -> None:
        self.note("set")

    def clear(self) -> None:
        self.note("cleared")

    def __enter__(self) -> None:
        self.note("taken")

    def __exit__(self, *_: object) -> None:
        self.note("released")


def noted(*names: str) -> tuple[list[str], list[Noted]]:
    notes: list[str] = []
    return notes, [Noted(name, notes) for name in names]


def test_with_a_lock_alone_a_clerk_signs_whenever_it_gets_the_lock():
    notes, stand_ins = noted("may run", "lock", "page")

    lock_without_order.clerk(3, *stand_ins)

    assert notes == ["may run awaited", "lock taken", "page 3", "lock released"]


def test_the_schedules_differ_and_the_order_of_starting_is_one_of_them():
    schedules = lock_without_order.SCHEDULES

    assert len(set(schedules)) == len(schedules) > 1
    assert lock_without_order.CLERKS in schedules
    assert {tuple(sorted(each)) for each in schedules} == {lock_without_order.CLERKS}


def test_each_turn_is_awaited_cleared_used_and_passed_on():
    notes, (mine, following, here, page) = noted("mine", "next", "here", "page")

    turns_by_events.clerk(2, mine, following, here, page)

    one_turn = ["mine awaited", "mine cleared", "page 2", "next set"]
    assert notes == ["here set", *one_turn * turns_by_events.ROUNDS]


def test_the_clerks_form_one_ring():
    walk = [1]
    while (following := turns_by_events.NEXT[walk[-1]]) not in walk:
        walk.append(following)

    assert tuple(walk) == turns_by_events.CLERKS
    assert following == 1


class Hall(Noted):
    """Stands for the condition: while someone waits, others have their turns."""

    def __init__(self, turns: turns_by_ticket.Turns, notes: list[str]) -> None:
        super().__init__("hall", notes)
        self.turns = turns

    def wait_for(self, ready: Callable[[], bool]) -> None:
        while not ready():
            self.note(f"waits at {self.turns.now.value}")
            self.turns.now.value += 1  # one of the others has had its turn

    def notify_all(self) -> None:
        self.note(f"moved on to {self.turns.now.value}")


@pytest.fixture
def hall():
    turns = turns_by_ticket.Turns()
    turns.moved_on = Hall(turns, [])  # type: ignore[assignment]
    return turns


def test_ticket_3_is_let_in_after_1_and_2_and_lets_in_4(hall):
    with hall.turn(3):
        hall.moved_on.note("enters 3")

    assert hall.moved_on.notes == [
        "hall taken",
        "hall waits at 1",
        "hall waits at 2",
        "hall enters 3",
        "hall moved on to 4",
        "hall released",
    ]


def test_a_turn_that_fails_is_passed_on_all_the_same(hall):
    with pytest.raises(ZeroDivisionError), hall.turn(1):
        _ = 1 / 0

    assert hall.moved_on.notes[-2:] == ["hall moved on to 2", "hall released"]


def test_each_clerk_asks_for_its_turns_in_ascending_order():
    asked: list[int] = []
    _, (here, book) = noted("here", "book")

    def turn(ticket: int) -> Noted:
        asked.append(ticket)
        return Noted("turn", [])

    for number in turns_by_ticket.CLERKS:
        turns_by_ticket.clerk(number, SimpleNamespace(turn=turn), here, book)

    assert asked == [1, 4, 7, 2, 5, 8, 3, 6, 9]
    assert sorted(asked) == list(turns_by_ticket.INVOICES)


def test_an_invoice_is_finished_after_the_one_behind(monkeypatch: pytest.MonkeyPatch):
    notes, (first, second, finished) = noted("1", "2", "finished")
    monkeypatch.setattr(results_in_order, "done", {1: first, 2: second})
    monkeypatch.setattr(results_in_order, "finished", finished, raising=False)

    assert results_in_order.with_tax(1) == 24
    assert notes == ["2 awaited", "finished 1", "1 set"]


TICKETS = "synchronization/turns_by_ticket"
EVENTS = "synchronization/turns_by_events"


@pytest.mark.control
def test_without_waiting_for_the_ticket_who_comes_first_enters_first(method, tmp_path):
    wait = "            self.moved_on.wait_for(lambda: self.now.value == ticket)\n"
    came_and_done = {  # main goes on when a clerk has entered its invoices
        wait: "",
        "        here.set()  # checking would be here: it needs no order, so it "
        "takes no turn\n": "",
        "            book.put(invoice)\n": "            book.put(invoice)\n"
        "    here.set()\n",
    }

    run = run_variant(tmp_path, TICKETS, came_and_done, method)

    assert run.out.splitlines()[1] == "entered: 3 6 9 1 4 7 2 5 8"


@pytest.mark.parametrize("arrivals", ["(1, 2, 3)", "(2, 3, 1)", "(3, 2, 1)"])
@pytest.mark.parametrize(
    ("name", "order"),
    [(EVENTS, "signed: 1 2 3 1 2 3"), (TICKETS, "entered: 1 2 3 4 5 6 7 8 9")],
)
def test_the_order_of_turns_is_the_same_whoever_comes_first(
    name: str, order: str, arrivals: str, method: str, tmp_path: Path
):
    run = run_variant(tmp_path, name, {"(3, 1, 2)": arrivals}, method)

    assert run.out.splitlines()[1] == order


@pytest.mark.parametrize(
    ("name", "left_out"),
    [
        (TICKETS, "                self.moved_on.notify_all()\n"),
        (TICKETS, "                self.now.value += 1\n"),
        (EVENTS, "        next_turn.set()\n"),
        (EVENTS, "    turn[1].set()\n"),
    ],
)
def test_a_turn_that_is_not_passed_on_stops_everyone_behind(name, left_out, tmp_path):
    run_variant(tmp_path, name, {left_out: ""}, "spawn", hangs=True)


@pytest.mark.control
def test_a_ring_of_semaphores_keeps_the_same_order(method: str, tmp_path: Path):
    semaphores = {
        "turn = {number: Event() for": "turn = {number: Semaphore(0) for",
        "import Event, Process": "import Event, Process, Semaphore",
        "        my_turn.wait()\n        my_turn.clear()\n": "        "
        "my_turn.acquire()\n",
        "next_turn.set()": "next_turn.release()",
        "turn[1].set()": "turn[1].release()",
    }

    run = run_variant(tmp_path, EVENTS, semaphores, method)

    assert run.out.splitlines()[1] == "signed: 1 2 3 1 2 3"


def test_try_it_a_clerk_that_begins_at_its_last_ticket_stops_everyone(tmp_path: Path):
    begins_at_the_end = {
        "in INVOICES[first - 1 :: len(CLERKS)]:": "in "
        "reversed(INVOICES[first - 1 :: len(CLERKS)]):"
    }

    run = run_variant(tmp_path, TICKETS, begins_at_the_end, "spawn", hangs=True)

    assert run.out == ""


def test_the_lock_is_taken_in_the_order_of_each_schedule_one_at_a_time(method: str):
    trace = traces.observed("synchronization/lock_without_order", method).trace

    clerks = [name for name in traces.order_of(trace, "got") if name != "main"]
    schedules = lock_without_order.SCHEDULES
    assert clerks == [f"clerk {number}" for each in schedules for number in each]


@pytest.mark.parametrize(
    ("name", "what"), [("turns_by_events", "page"), ("turns_by_ticket", "book")]
)
def test_the_timeline_shows_the_turns_in_order_though_clerk_3_came_first(name, what):
    trace = traces.load(f"synchronization/{name}")

    came = traces.order_of(trace, "started")
    wrote = traces.order_of(trace, "put", what)
    assert came[0] == "clerk 3"
    assert wrote == ["clerk 1", "clerk 2", "clerk 3"] * (len(wrote) // 3)
    assert len(wrote) in (6, 9)


def test_with_tickets_each_entry_is_made_while_holding_the_lock_alone(method: str):
    trace = traces.observed("synchronization/turns_by_ticket", method).trace

    holds = traces.spans(trace, "moved_on")
    entries = traces.events(trace, "put", "book")
    assert not traces.overlaps(holds)
    assert [entry.lane for entry in entries] == [2, 3, 1] * 3
    for entry in entries:
        assert any(
            hold.lane == entry.lane and hold.start <= entry.time <= hold.end
            for hold in holds
        )
