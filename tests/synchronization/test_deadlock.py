"""Opposite orders hang, one agreed order never does, and giving way gets through."""

import inspect
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from examples.synchronization import agreed_order, give_way, livelock, opposite_order
from examples.synchronization.agreed_order import Ledger
from tests.harness import traces
from tests.harness.programs import program, run_program
from tests.harness.variants import run_variant

TRAP = {  # in agreed_order: each waits with one lock in hand until both have one
    '    ada = Process(target=clerk, name="Ada", args=(2, cash, bank))\n': "    import "
    "multiprocessing\n    trap = multiprocessing.Barrier(2, timeout=1)\n"
    "    ada = Process(target=clerk, args=((2, trap), cash, bank))\n",
    "args=(3, bank, cash)": "args=((3, trap), bank, cash)",
    "    with first.lock, second.lock:\n        source.total.value -= amount\n"
    "        target.total.value += amount\n": "    amount, trap = amount\n"
    "    import threading\n"
    "    with first.lock:\n"
    "        try:\n"
    "            trap.wait()\n"
    "        except threading.BrokenBarrierError:\n"
    "            pass\n"
    "        with second.lock:\n"
    "            source.total.value -= amount\n"
    "            target.total.value += amount\n",
}
UNSORTED = {'sorted((source, target), key=attrgetter("name"))': "source, target"}


@contextmanager
def noting(name, taken):
    taken.append(name)
    yield
    taken.append(f"{name} released")


class Total:
    value = 0


@pytest.mark.parametrize("named", [("cash", "bank"), ("bank", "cash")])
def test_both_locks_are_taken_in_one_order_however_named(named):
    taken = []
    source, target = (Ledger(name, noting(name, taken), Total()) for name in named)

    agreed_order.transfer(5, source, target)

    assert taken == ["bank", "cash", "cash released", "bank released"]
    assert (source.total.value, target.total.value) == (-5, 5)


def test_in_one_agreed_order_the_two_can_not_each_hold_one_lock(method, tmp_path: Path):
    run = run_variant(tmp_path, "synchronization/agreed_order", TRAP, method)

    assert run.out.splitlines() == ["cash: 1100 bank: 900", "together: 2000"]


@pytest.mark.control
def test_in_the_order_named_the_same_two_hang(method, tmp_path: Path):
    patient = {old: new.replace("timeout=1", "timeout=20") for old, new in TRAP.items()}
    changes = patient | UNSORTED

    run = run_variant(
        tmp_path, "synchronization/agreed_order", changes, method, hangs=True
    )

    assert run.out == ""


@pytest.mark.control
def test_if_the_seller_locks_as_the_buyer_does_the_trap_does_not_close(
    method, tmp_path: Path
):
    sell = inspect.getsource(opposite_order.sell)
    as_buy = sell.replace("with stock", "with both").replace("with cash", "with stock")
    changes = {
        sell: as_buy.replace("with both", "with cash"),
        "timeout=10": "timeout=1",
    }

    run = run_variant(
        tmp_path,
        "synchronization/opposite_order",
        changes,
        method,
        stderr="threading.BrokenBarrierError",
    )

    assert run.err.count("threading.BrokenBarrierError") == 2
    assert "was stuck in nowhere" in run.out


def test_the_place_where_it_hangs_is_read_from_the_stack():
    here = opposite_order.__file__
    lines = Path(here).read_text(encoding="utf-8").splitlines()
    waits = lines.index("        with stock:") + 1
    stack = (
        "Timeout (0:00:01)!\nThread 0x1 (most recent call first):\n"
        '  File "/lib/multiprocessing/synchronize.py", line 95 in __enter__\n'
        f'  File "{here}", line {waits} in buy\n  File "{here}", line 1 in clerk\n'
    )

    assert opposite_order.innermost(stack) == "buy, at: with stock:"
    assert opposite_order.innermost("") == "nowhere"


class SecondLock:
    """Is refused some times, and notes what happens, as the barrier as well."""

    def __init__(self, refusals: int, notes: list[str]) -> None:
        self.refusals, self.notes = refusals, notes

    def acquire(self, *, timeout: float) -> bool:
        assert 0 < timeout < 1
        self.refusals -= 1
        self.notes.append("second refused" if self.refusals >= 0 else "second")
        return self.refusals < 0

    def release(self) -> None:
        self.notes.append("second released")

    def wait(self) -> None:
        self.notes.append("collide")


class FirstLock:
    """Can be taken again and again."""

    def __init__(self, notes: list[str]) -> None:
        self.notes = notes

    def __enter__(self) -> None:
        self.notes.append("first")

    def __exit__(self, *_: object) -> None:
        self.notes.append("first released")


def test_who_gives_way_holds_nothing_and_stays_away_at_random(monkeypatch):
    notes, longest = [], []
    second = SecondLock(2, notes)
    monkeypatch.setattr(
        give_way.random, "uniform", lambda _, most: longest.append(most)
    )
    monkeypatch.setattr(give_way.time, "sleep", lambda _: notes.append("away"))

    with give_way.both(FirstLock(notes), second, second) as gave_way:
        notes.append("both")

    assert gave_way == 2
    assert longest[1] > longest[0] > 0
    assert notes == [
        *("first", "collide", "second refused", "first released", "away"),
        *("first", "second refused", "first released", "away"),
        *("first", "second", "both", "second released", "first released"),
    ]


@pytest.mark.control
def test_without_a_time_out_nobody_gives_way(method, tmp_path: Path):
    changes = {"second.acquire(timeout=PATIENCE)": "second.acquire()"}

    run = run_variant(tmp_path, "synchronization/give_way", changes, method, hangs=True)

    assert run.out == ""


def test_in_step_nobody_ever_has_both_however_many_attempts(tmp_path: Path):
    changes = {"ATTEMPTS = 5": "ATTEMPTS = 200"}

    run = run_variant(tmp_path, "synchronization/livelock", changes, "spawn")

    assert run.out.count("200 attempts, had both locks 0 times") == 2


def test_out_of_step_both_locks_are_had():
    notes: list[str] = []
    second = SecondLock(0, notes)
    second.acquire = lambda *, block: not block
    said: list[tuple[str, int]] = []

    class Notes:
        put = said.append

    livelock.clerk("Ada", FirstLock(notes), second, second, Notes)

    assert said == [("Ada", livelock.ATTEMPTS)]
    in_step = ["first", "collide", "second released", "collide", "first released"]
    assert notes == in_step * livelock.ATTEMPTS


@pytest.mark.skipif(sys.platform == "win32", reason="SIGINT to one process")
def test_ctrl_c_makes_a_waiting_process_say_where_it_is(tmp_path: Path):
    run = run_program(
        program("synchronization/interrupted_wait"),
        tmp_path,
        stderr=(", in wait$", "^KeyboardInterrupt$"),
    )

    assert run.out == "1\n"


def test_the_timeline_shows_each_holding_what_the_other_waits_for():
    trace = traces.load("synchronization/opposite_order")

    held = {lock: traces.holders(trace, lock) for lock in ("cash", "stock")}
    asked = {lock: traces.order_of(trace, "ask", lock) for lock in held}
    assert held == {"cash": ["Ada"], "stock": ["Bo"]}
    assert asked == {"cash": ["Ada", "Bo"], "stock": ["Bo", "Ada"]}


def test_every_transfer_takes_bank_before_cash_and_holders_never_overlap(method):
    trace = traces.observed("synchronization/agreed_order", method).trace

    for lane, name in ((1, "Ada"), (2, "Bo")):
        assert traces.name_of(trace, lane) == name
        got = [e.what for e in traces.events(trace, "got") if e.lane == lane]
        assert got == ["bank", "cash"] * agreed_order.TRANSFERS
    assert not traces.overlaps(traces.spans(trace, "bank"))
    assert not traces.overlaps(traces.spans(trace, "cash"))


def test_the_timeline_shows_who_gives_way_put_back_the_lock_before_coming_again():
    trace = traces.load("synchronization/give_way")

    gave_up = traces.order_of(trace, "gave-up")
    assert gave_up
    for name, first in (("Ada", "cash"), ("Bo", "stock")):
        assert traces.holders(trace, first).count(name) == 1 + gave_up.count(name)
    assert not traces.overlaps(traces.spans(trace, "cash"))
    assert not traces.overlaps(traces.spans(trace, "stock"))
