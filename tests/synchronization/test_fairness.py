"""A lock promises no order; a ticket does, and the page shows what was measured."""

import json
import random
import re
import sys
from pathlib import Path

import pytest

from examples import _catalogue
from examples.synchronization import who_is_next
from examples.synchronization.ticket_lock import TicketLock
from tests.harness import traces
from tests.harness.programs import run_program
from tests.harness.run import ROOT
from tests.harness.variants import run_variant

MEASURED = _catalogue.FOLDER / "synchronization" / "who_is_next.measured.json"
SAVED = {"PATIENCE = 10": "PATIENCE = 1"}  # of the time that a broken one is given
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
    lock, log = TicketLock(places=3), []
    lock.gates = [Gate(number, log) for number in range(3)]

    for _ in range(4):
        with lock:
            pass

    through = [number for what, number in log if what == "through"]
    opened = [number for what, number in log if what == "open"]
    assert through == [0, 1, 2, 0]
    assert opened == [1, 2, 0, 1]


def test_only_the_first_gate_is_open_at_the_beginning():
    lock = TicketLock(places=3)

    assert [gate.acquire(block=False) for gate in lock.gates] == [True, False, False]


def test_a_ticket_that_was_given_up_stops_all_that_come_later():
    lock = TicketLock(places=3)
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


def test_to_draw_is_to_ask_and_nobody_draws_the_same_number_twice():
    ledger = who_is_next.Ledger(3)

    assert [ledger.draw() for _ in range(3)] == [0, 1, 2]


class Guarded:
    """A number, and its lock, which note what is done to them."""

    def __init__(self):
        self.number, self.log = 0, []

    def get_lock(self):
        return self

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
    lock, ledger = TicketLock(places=3), who_is_next.Ledger(3)
    lock.counter = lock.drawn = of_lock = Guarded()
    ledger.drawn = of_ledger = Guarded()

    lock.__enter__()
    ledger.draw()

    assert of_lock.log == of_ledger.log == ["lock", "read", "read", "write", "unlock"]


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
    assert who_is_next.overtakers(numbers) == passed


def test_the_count_of_overtakers_is_the_plain_one():
    numbers = list(range(200))
    random.Random(1).shuffle(numbers)

    plain = [
        sum(earlier > number for earlier in numbers[:place])
        for place, number in enumerate(numbers)
    ]

    assert who_is_next.overtakers(numbers) == plain


def test_turns_are_grouped_by_how_many_passed():
    assert who_is_next.groups([0, 0, 1, 9, 10, 99, 100, 7000]) == [2, 2, 2, 2]


def test_given_a_number_it_prints_who_was_overtaken():
    command = [sys.executable, "-m", "examples", "synchronization/who_is_next"]

    run = run_program([*command, "--", "400"], ROOT)

    counts = [json.loads(found) for found in re.findall(r"\[.*\]", run.out)]
    assert [sum(count) for count in counts] == [400, 400]
    assert counts[1] == [400, 0, 0, 0]


@linux
@pytest.mark.control
def test_without_tickets_the_one_who_asked_later_gets_in(method: str, tmp_path: Path):
    one_gate = {
        "self.gates[ticket % len(self.gates)]": "self.gates[0]",
        "self.gates[self.served.value % len(self.gates)]": "self.gates[0]",
        '    wait_for_state(bo, "S")  # he waits at his\n': "    bo.join()\n",
    }

    run = run_variant(tmp_path, "synchronization/ticket_lock", one_gate, method)

    assert "Bo has got in before her: True" in run.out


@linux
@pytest.mark.control
def test_if_nobody_opens_the_next_gate_all_stand_still(method: str, tmp_path: Path):
    closed = {
        "        self.gates[self.served.value % len(self.gates)].release()\n": "",
    }

    run_variant(
        tmp_path, "synchronization/ticket_lock", SAVED | closed, method, hangs=True
    )


@linux
@pytest.mark.control
def test_if_ada_is_not_held_up_nobody_overtakes_her(method: str, tmp_path: Path):
    awake = {
        "        os.kill(ada.pid, signal.SIGSTOP)\n": "",
        '        wait_for_state(ada, "T")\n': "    ada.join()\n",
        "    os.kill(ada.pid, signal.SIGCONT)\n": "",
    }

    run = run_variant(tmp_path, "synchronization/overtaken", awake, method)

    assert run.out.splitlines()[1] == "Ada has the lock: turn 1"


@pytest.mark.control
def test_one_gate_for_all_loses_the_order_of_the_numbers(method: str, tmp_path: Path):
    held_up = {  # the first clerk draws, and then waits until all others have too
        "        number = ledger.draw()\n": "        number = ledger.draw()\n"
        "        while not number and ledger.written.value < 3:\n"
        "            time.sleep(0.01)\n",
        "self.gates[number % CLERKS]": "self.gates[0]",
        "self.gates[(number + 1) % CLERKS]": "self.gates[0]",
    }

    run = run_variant(tmp_path, "synchronization/who_is_next", held_up, method)

    assert run.out.endswith("with tickets, in the order of asking: False\n")


def test_in_the_picture_bo_has_the_lock_while_ada_waits_for_it():
    trace = traces.load("synchronization/overtaken")

    assert traces.holders(trace, "lock") == ["main", "Bo", "Bo", "Bo", "Ada"]
    assert not traces.overlaps(traces.spans(trace, "lock"))
    assert traces.order_of(trace, "ask", "lock")[:3] == ["main", "Ada", "Bo"]


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
