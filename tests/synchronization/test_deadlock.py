"""Opposite orders hang, one agreed order never does, and backing off gets through."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from examples._trace.model import Trace
from examples.synchronization import agreed_order, back_off, livelock
from examples.synchronization.agreed_order import Account
from tests.harness import traces
from tests.harness.pictures import says
from tests.harness.programs import program, run_program
from tests.harness.variants import run_variant

TRAP = {  # in agreed_order: each waits with one lock in hand until both have one
    "    workers = [\n": "    import multiprocessing\n"
    "    trap = multiprocessing.Barrier(2, timeout=1)\n    workers = [\n",
    "args=(2, checking, savings)": "args=((2, trap), checking, savings)",
    "args=(3, savings, checking)": "args=((3, trap), savings, checking)",
    "    with first.lock, second.lock:\n        source.balance.value -= amount\n"
    "        target.balance.value += amount\n": "    amount, trap = amount\n"
    "    import threading\n"
    "    with first.lock:\n"
    "        try:\n"
    "            trap.wait()\n"
    "        except threading.BrokenBarrierError:\n"
    "            pass\n"
    "        with second.lock:\n"
    "            source.balance.value -= amount\n"
    "            target.balance.value += amount\n",
}
UNSORTED = {'sorted((source, target), key=attrgetter("number"))': "source, target"}


@contextmanager
def noting(name: str, taken: list[str]) -> Iterator[None]:
    taken.append(name)
    yield
    taken.append(f"{name} released")


class Balance:
    value = 0


@pytest.mark.parametrize("named", [("checking", "savings"), ("savings", "checking")])
def test_both_locks_are_taken_in_one_order_however_named(named: tuple[str, str]):
    taken: list[str] = []
    source, target = (
        Account(name, noting(name, taken), Balance())  # type: ignore[arg-type]
        for name in named
    )

    agreed_order.transfer(5, source, target)

    assert taken == ["checking", "savings", "savings released", "checking released"]
    assert (source.balance.value, target.balance.value) == (-5, 5)


@pytest.mark.whole
def test_in_one_agreed_order_the_two_can_not_each_hold_one_lock(
    method: str, tmp_path: Path
):
    run = run_variant(tmp_path, "synchronization/agreed_order", TRAP, method)

    assert run.out.splitlines() == ["checking: 1100 savings: 900", "total: 2000"]


@pytest.mark.control
def test_in_the_order_named_the_same_two_hang(method: str, tmp_path: Path):
    patient = {old: new.replace("timeout=1", "timeout=20") for old, new in TRAP.items()}
    changes = patient | UNSORTED

    run = run_variant(
        tmp_path, "synchronization/agreed_order", changes, method, hangs=True
    )

    assert run.out == ""


@pytest.mark.whole
def test_a_thousand_times_the_transfers_end_as_well(method: str, tmp_path: Path):
    changes = {"TRANSFERS = 100 ": "TRANSFERS = 100_000 "}

    run = run_variant(tmp_path, "synchronization/agreed_order", changes, method)

    assert run.out.splitlines() == [
        "checking: 101000 savings: -99000",
        "total: 2000",
    ]


@pytest.mark.whole
def test_a_worker_that_fails_in_mid_transfer_blocks_nobody(method: str, tmp_path: Path):
    changes = {
        "        target.balance.value += amount\n": (
            "        if amount == 2: raise OSError('disk full')\n"
            "        target.balance.value += amount\n"
        )
    }

    run = run_variant(
        tmp_path,
        "synchronization/agreed_order",
        changes,
        method,
        stderr="OSError: disk full",
    )

    assert run.out.splitlines()[-1] == "total: 1998"


@pytest.mark.control
def test_two_accounts_of_the_same_number_hang_again(method: str, tmp_path: Path):
    patient = {old: new.replace("timeout=1", "timeout=20") for old, new in TRAP.items()}
    changes = patient | {"Account(2, ": "Account(1, "}

    run_variant(tmp_path, "synchronization/agreed_order", changes, method, hangs=True)


@pytest.mark.control
def test_a_transfer_to_the_same_account_waits_for_itself(method: str, tmp_path: Path):
    changes = {"args=(2, checking, savings)": "args=(2, checking, checking)"}

    run_variant(tmp_path, "synchronization/agreed_order", changes, method, hangs=True)


def test_in_every_transfer_checking_is_locked_first(method: str):
    trace = traces.observed("synchronization/agreed_order", method).trace

    for lane in (1, 2):
        got = [e.what for e in traces.events(trace, "got") if e.lane == lane]
        assert got == ["checking", "savings"] * agreed_order.TRANSFERS
    assert not traces.overlaps(traces.spans(trace, "checking"))
    assert not traces.overlaps(traces.spans(trace, "savings"))


@says(
    "synchronization/opposite_order",
    "Worker 1 holds `checking` and waits for `savings`; "
    "worker 2 holds `savings` and waits for `checking`.",
    "Neither wait ends.",
)
def test_each_holds_what_the_other_waits_for(trace: Trace) -> None:
    held = {lock: traces.holders(trace, lock) for lock in ("checking", "savings")}
    asked = {lock: set(traces.order_of(trace, "ask", lock)) for lock in held}

    assert held == {"checking": ["worker 1"], "savings": ["worker 2"]}
    assert asked == {lock: {"worker 1", "worker 2"} for lock in held}


@pytest.mark.control
def test_if_both_lock_in_one_order_the_trap_does_not_close(method: str, tmp_path: Path):
    changes = {
        "args=(savings, checking, both_wait)": "args=(checking, savings, both_wait)",
        "timeout=10": "timeout=1",
    }

    run = run_variant(
        tmp_path,
        "synchronization/opposite_order",
        changes,
        method,
        code=1,
        stderr="threading.BrokenBarrierError",
    )

    assert "still waits" not in run.out


@pytest.mark.control
def test_terminating_one_worker_does_not_free_the_other(method: str, tmp_path: Path):
    changes = {
        "            process.terminate()\n": "            process.terminate()\n"
        "            process.join()\n"
    }

    run = run_variant(tmp_path, "synchronization/opposite_order", changes, method)

    assert run.out.count("terminated") == 2
    assert "holds both" not in run.out


class SecondLock:
    """Is refused some times, and notes what happens, as the barrier as well."""

    def __init__(self, refusals: int, notes: list[str]) -> None:
        self.refusals, self.notes = refusals, notes

    def acquire(self, *, timeout: float = 0.5, block: bool = True) -> bool:
        assert 0 < timeout < 1
        self.refusals -= 1
        self.notes.append("second refused" if self.refusals >= 0 else "second")
        return self.refusals < 0

    def release(self) -> None:
        self.notes.append("second released")

    def wait(self) -> None:
        self.notes.append("barrier")


class FirstLock:
    """Can be taken again and again."""

    def __init__(self, notes: list[str]) -> None:
        self.notes = notes

    def __enter__(self) -> None:
        self.notes.append("first")

    def __exit__(self, *_: object) -> None:
        self.notes.append("first released")


def pretend_to_sleep(
    monkeypatch: pytest.MonkeyPatch, notes: list[str], most: list[float]
) -> None:
    """Let no time pass in back_off, and note the pauses and how long they may be."""

    def uniform(_least: float, longest: float) -> str:
        most.append(longest)
        return "pause"

    monkeypatch.setattr(back_off.random, "uniform", uniform)
    monkeypatch.setattr(
        back_off.time, "sleep", lambda it: it == "pause" and notes.append("pause")
    )


def test_who_backs_off_holds_nothing_while_it_pauses(monkeypatch: pytest.MonkeyPatch):
    notes: list[str] = []
    pretend_to_sleep(monkeypatch, notes, [])

    with back_off.both(FirstLock(notes), SecondLock(2, notes)):  # type: ignore[arg-type]
        notes.append("both")

    assert notes == [
        *("first", "second refused", "first released", "pause"),
        *("first", "second refused", "first released", "pause"),
        *("first", "second", "both", "second released", "first released"),
    ]


def test_pauses_may_be_longer_each_time_up_to_a_limit(monkeypatch: pytest.MonkeyPatch):
    most: list[float] = []
    pretend_to_sleep(monkeypatch, [], most)

    with back_off.both(FirstLock([]), SecondLock(9, [])):  # type: ignore[arg-type]
        pass

    assert most[:3] == [0.05, 0.1, 0.2]
    assert most[-1] == back_off.LONGEST


def test_an_exception_in_the_block_releases_both(monkeypatch: pytest.MonkeyPatch):
    notes: list[str] = []
    pretend_to_sleep(monkeypatch, notes, [])

    with (
        pytest.raises(OSError, match="disk full"),
        back_off.both(FirstLock(notes), SecondLock(0, notes)),  # type: ignore[arg-type]
    ):
        raise OSError("disk full")

    assert notes[-2:] == ["second released", "first released"]


@pytest.mark.whole
def test_two_that_always_collide_get_through_by_backing_off(
    method: str, tmp_path: Path
):
    run = run_variant(tmp_path, "synchronization/back_off", colliding("1"), method)

    assert run.out.count("had both locks") == 2


@pytest.mark.control
def test_without_the_timeout_nobody_backs_off(method: str, tmp_path: Path):
    changes = colliding("20") | {"second.acquire(timeout=PATIENCE)": "second.acquire()"}

    run = run_variant(tmp_path, "synchronization/back_off", changes, method, hangs=True)

    assert run.out == ""


def colliding(seconds: str) -> dict[str, str]:
    """Return changes: at their first attempt each waits until both hold one lock."""
    return {
        "        with first:\n": "        with first:\n"
        "            if pause == PATIENCE:\n                TRAP[0].wait()\n",
        "    start.wait()\n": "    TRAP.append(start)\n",
        "timeout=10": f"timeout={seconds}",
        "WORK = 0.02 ": "TRAP = []\nWORK = 0.02 ",
    }


@says(
    "synchronization/back_off",
    "Each worker holds its first lock and waits for the other's; "
    "one gives up and releases its own, and the other gets it.",
)
def test_one_gives_up_and_the_other_gets_its_lock(trace: Trace) -> None:
    first_lock = {"worker 1": "checking", "worker 2": "savings"}
    got = [(traces.name_of(trace, e.lane), e.what) for e in traces.events(trace, "got")]
    gave_up = traces.order_of(trace, "gave-up")

    assert set(got[:2]) == set(first_lock.items())
    assert len(gave_up) == 1
    other = next(name for name in first_lock if name != gave_up[0])
    assert got[2] == (other, first_lock[gave_up[0]])


def test_in_step_nobody_ever_holds_both_however_many_attempts(tmp_path: Path):
    changes = {"ATTEMPTS = 3 ": "ATTEMPTS = 200 "}

    run = run_variant(tmp_path, "synchronization/livelock", changes, "spawn")

    assert run.out.count("gives way") == 400
    assert "holds both" not in run.out


def test_out_of_step_both_locks_are_held(capsys: pytest.CaptureFixture[str]):
    notes: list[str] = []
    second = SecondLock(0, notes)

    livelock.worker(FirstLock(notes), second, second)  # type: ignore[arg-type]

    assert capsys.readouterr().out.count("holds both locks") == livelock.ATTEMPTS
    assert "second refused" not in notes


@pytest.mark.control
def test_philosophers_who_all_take_the_left_fork_first_starve(tmp_path: Path):
    command = program("synchronization/dining_philosophers", "left", "20")

    assert run_program(command, tmp_path, hangs=True).out == ""


def test_philosophers_who_take_the_lower_number_first_all_dine(tmp_path: Path):
    command = program("synchronization/dining_philosophers", "sorted", "1")

    assert run_program(command, tmp_path).out.count("has both") == 5
