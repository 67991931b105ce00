"""A lock promises no order; a ticket does, and the page shows what was measured."""

import json
import random
import re
import sys
from inspect import getsource
from pathlib import Path

import pytest

from examples import _catalogue
from examples._trace.model import Trace
from examples.synchronization import measure_fairness
from examples.synchronization.ticket_lock import TicketLock
from tests.harness import traces
from tests.harness.pictures import says
from tests.harness.programs import run_program
from tests.harness.run import ROOT
from tests.harness.variants import run_variant

MEASURED = _catalogue.FOLDER / "synchronization" / "measure_fairness.measured.json"
linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


class Gate:
    """A gate that notes who goes through, and who opens it."""

    def __init__(self, number, log):
        self.number, self.log = number, log

    def acquire(self):
        self.log.append(("through", self.number))

    def release(self):
        self.log.append(("open", self.number))


def test_each_ticket_has_its_gate_and_whoever_leaves_opens_the_next():
    lock, log = TicketLock(users=3), []
    lock.gates = [Gate(number, log) for number in range(3)]

    for _ in range(4):
        with lock:
            pass

    through = [number for what, number in log if what == "through"]
    opened = [number for what, number in log if what == "open"]
    assert through == [0, 1, 2, 0]
    assert opened == [1, 2, 0, 1]


def test_the_lock_that_is_measured_is_the_one_that_is_shown():
    assert getsource(measure_fairness.TicketLock) == getsource(TicketLock)


def test_only_the_first_gate_is_open_at_the_beginning():
    lock = TicketLock(users=3)

    assert [gate.acquire(block=False) for gate in lock.gates] == [True, False, False]


def test_a_ticket_that_was_given_up_stops_all_that_come_later():
    lock = TicketLock(users=3)
    with lock:
        lock.drawn.value += 1  # somebody draws, and doesn't wait

    lock.gates[2] = Impatient(lock.gates[2])
    with pytest.raises(TimeoutError):
        lock.__enter__()


class Impatient:
    """A gate whose waiting comes to an end."""

    def __init__(self, gate):
        self.gate = gate

    def acquire(self):
        if not self.gate.acquire(timeout=0.2):
            raise TimeoutError


def test_nobody_draws_the_same_number_twice():
    lock = TicketLock(users=3)

    assert [lock.draw() for _ in range(3)] == [0, 1, 2]


class Guarded:
    """A number, and its lock, which note what is done to them."""

    def __init__(self):
        self.number, self.log = 0, []

    def __enter__(self):
        self.log.append("lock")

    def __exit__(self, *_):
        self.log.append("unlock")

    @property
    def value(self):
        self.log.append("read")
        return self.number

    @value.setter
    def value(self, number):
        self.log.append("write")
        self.number = number


def test_a_number_is_drawn_in_one_step_from_the_reading_to_the_writing():
    lock = TicketLock(users=3)
    lock.drawing = lock.drawn = guarded = Guarded()

    lock.draw()

    assert guarded.log == ["lock", "read", "read", "write", "unlock"]


@pytest.mark.parametrize(
    ("numbers", "passed"),
    [
        ([0, 1, 2, 3], [0, 0, 0, 0]),
        ([1, 2, 3, 0], [0, 0, 0, 3]),
        ([2, 0, 1, 3], [0, 1, 1, 0]),
        ([], []),
    ],
)
def test_a_turn_is_overtaken_by_those_who_asked_later_and_came_before(numbers, passed):
    assert measure_fairness.count_overtakers(numbers) == passed


def test_the_count_of_overtakers_is_the_plain_one():
    numbers = list(range(200))
    random.Random(1).shuffle(numbers)

    plain = [
        sum(earlier > number for earlier in numbers[:place])
        for place, number in enumerate(numbers)
    ]

    assert measure_fairness.count_overtakers(numbers) == plain


def test_turns_are_grouped_by_how_many_passed():
    assert measure_fairness.group([0, 0, 1, 9, 10, 99, 100, 7000]) == [2, 2, 2, 2]


def test_given_a_number_it_prints_who_was_overtaken():
    command = [sys.executable, "-m", "examples", "synchronization/measure_fairness"]

    run = run_program([*command, "--", "400"], ROOT)

    counts = [json.loads(found) for found in re.findall(r"\[.*\]", run.out)]
    assert [sum(count) for count in counts] == [400, 400]
    assert counts[1] == [400, 0, 0, 0]


@linux
@pytest.mark.control
def test_without_a_gate_for_each_ticket_the_later_one_gets_in(
    method: str, tmp_path: Path
):
    one_gate = {
        "self.gates[ticket % len(self.gates)]": "self.gates[0]",
        "self.gates[self.served.value % len(self.gates)]": "self.gates[0]",
        '    wait_for_state(second, "S")': "    second.join()",
    }

    run = run_variant(tmp_path, "synchronization/ticket_lock", one_gate, method)

    assert run.out.splitlines()[-1] == "worker 1 has the lock, turn 1"


@linux
@pytest.mark.control
def test_if_nobody_opens_the_next_gate_all_stand_still(method: str, tmp_path: Path):
    closed = {
        "        self.gates[self.served.value % len(self.gates)].release()\n": "",
    }

    run_variant(tmp_path, "synchronization/ticket_lock", closed, method, hangs=True)


@linux
@pytest.mark.control
def test_if_the_first_is_not_held_up_nobody_overtakes_it(method: str, tmp_path: Path):
    awake = {
        "os.kill(first.pid, signal.SIGSTOP)": "os.kill(first.pid, 0)",
        '        wait_for_state(first, "T")\n': "    first.join()\n",
        "    os.kill(first.pid, signal.SIGCONT)\n": "",
    }

    run = run_variant(tmp_path, "synchronization/overtaken", awake, method)

    assert run.out.splitlines()[1] == "worker 1 has the lock, turn 1"


@linux
@pytest.mark.whole
def test_a_thousand_turns_overtake_as_well(method: str, tmp_path: Path):
    run = run_variant(
        tmp_path, "synchronization/overtaken", {"TURNS = 3 ": "TURNS = 1000 "}, method
    )

    lines = run.out.splitlines()
    assert lines[-2:] == [
        "worker 2 has the lock, turn 1000",
        "worker 1 has the lock, turn 1",
    ]


class NotedLock:
    """Stands for a lock, and notes the numbers that were drawn when it is asked."""

    def __init__(self, lock):
        self.lock, self.drawn = lock, []

    def acquire(self):
        self.drawn.append(self.lock.drawn.value)

    def release(self):
        pass


def test_a_plain_lock_is_asked_after_the_ticket_is_drawn_and_ignores_it():
    plain = measure_fairness.PlainLock(4)
    plain.lock = NotedLock(plain)

    with plain as first, plain as second:
        pass

    assert (first, second, plain.lock.drawn) == (0, 1, [1, 2])
    assert plain.gates[0].acquire(block=False)


@says(
    "synchronization/overtaken",
    "Worker 1 asks for `lock` before worker 2 is started, "
    "and gets it after worker 2 has ended.",
)
def test_worker_1_waits_through_the_whole_life_of_worker_2(trace: Trace) -> None:
    first, second = (traces.lifetimes(trace)[f"worker {number}"] for number in (1, 2))
    wait = next(
        wait
        for wait in traces.waits(trace, "lock")
        if traces.name_of(trace, wait.lane) == "worker 1"
    )

    assert first[0] < wait.start < second[0] < second[1] < wait.end
    assert traces.holders(trace, "lock") == ["main", *["worker 2"] * 3, "worker 1"]


@linux
def test_tickets_are_served_in_the_order_of_drawing(method: str):
    trace = traces.observed("synchronization/ticket_lock", method).trace
    gates = [
        event
        for event in trace.events
        if event.kind in ("ask", "got") and event.what.startswith("gates")
    ]

    asked = [(event.lane, event.what) for event in gates if event.kind == "ask"]
    got = [(event.lane, event.what) for event in gates if event.kind == "got"]

    assert asked == got
    assert len(got) == 5


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_table_of_the_page_is_what_was_measured(language: str):
    page = (ROOT / f"docs/{language}/synchronization/fairness.md").read_text("utf-8")
    data = json.loads(MEASURED.read_text("utf-8"))
    rows = [
        [int(cell.replace(",", "")) for cell in re.findall(r"[\d,]+(?= \|)", line)][-5:]
        for line in page.splitlines()
        if re.match(r"\| (`Lock`|tickets|排号)", line)
    ]

    plain = [run["PlainLock"] for run in data["runs"]]
    ticket = {(*run["TicketLock"]["groups"], 0) for run in data["runs"]}

    assert rows[:-1] == [[*run["groups"], run["most"]] for run in plain]
    assert ticket == {tuple(rows[-1])}
    assert data["day"] in page
    assert data["python"] in page
