"""What is lost without a lock, and what a lock has to cover."""

import threading
from pathlib import Path
from types import TracebackType

import pytest

from examples.synchronization import (
    locked_update,
    lost_by_chance,
    sold_once,
    sold_twice,
)
from tests.harness.variants import run_variant


class NotingLock:
    """Stands for a lock, and knows how often it was taken and whether it is held."""

    def __init__(self) -> None:
        self.held = False
        self.times_taken = 0

    def __enter__(self) -> None:
        self.held = True
        self.times_taken += 1

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.held = False


class Balance:
    """Stands for the shared number, and notes what is done to it without the lock."""

    def __init__(self) -> None:
        self.lock = NotingLock()
        self.number = 0
        self.unprotected: list[str] = []

    def get_lock(self) -> NotingLock:
        return self.lock

    @property
    def value(self) -> int:
        if not self.lock.held:
            self.unprotected.append("read")
        return self.number

    @value.setter
    def value(self, number: int) -> None:
        if not self.lock.held:
            self.unprotected.append("written")
        self.number = number


class Sold(dict[str, str]):
    """Stands for the manager's dictionary, and notes likewise."""

    def __init__(self, lock: NotingLock) -> None:
        self.lock = lock
        self.unprotected: list[str] = []

    def __contains__(self, seat: object) -> bool:
        if not self.lock.held:
            self.unprotected.append("checked")
        return super().__contains__(seat)

    def __setitem__(self, seat: str, customer: str) -> None:
        if not self.lock.held:
            self.unprotected.append("written")
        super().__setitem__(seat, customer)


def test_the_lock_is_held_from_the_read_to_the_write():
    balance = Balance()

    locked_update.worker(balance)  # type: ignore[arg-type]

    assert balance.number == locked_update.DEPOSITS
    assert balance.unprotected == []
    assert balance.lock.times_taken == locked_update.DEPOSITS


@pytest.mark.whole
def test_with_a_thousand_times_the_deposits_none_is_lost(method: str, tmp_path: Path):
    changes = {"DEPOSITS = 100 ": "DEPOSITS = 100_000 "}

    run = run_variant(tmp_path, "synchronization/locked_update", changes, method)

    assert run.out == "deposited: 200000\nbalance:   200000\n"


@pytest.mark.whole
def test_a_worker_that_fails_while_it_holds_the_lock_blocks_nobody(
    method: str, tmp_path: Path
):
    changes = {
        "            balance.value += 1\n": "            balance.value += 1\n"
        "            if balance.value == 50:\n"
        "                raise OSError('connection lost')\n"
    }

    run = run_variant(
        tmp_path,
        "synchronization/locked_update",
        changes,
        method,
        stderr="OSError: connection lost",
    )

    balance = int(run.out.split()[-1])
    assert locked_update.DEPOSITS < balance < 2 * locked_update.DEPOSITS


FORCED = """\
    other.wait()
    for _ in range(DEPOSITS):
        {before}
            current = balance.value
        other.wait()
        {after}
            balance.value = current + 1
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("if True:", "if True:"),
        ("if True:", "with balance.get_lock():"),
        ("with balance.get_lock():", "with balance.get_lock():"),
    ],
)
@pytest.mark.control
def test_a_lock_that_is_free_between_read_and_write_is_as_good_as_none(
    before: str, after: str, method: str, tmp_path: Path
):
    loop = (
        "    for _ in range(DEPOSITS):\n        with balance.get_lock():\n"
        "            balance.value += 1\n"
    )
    changes = {
        "import Process, Value": "import Barrier, Process, Value",
        'Synchronized[int]") -> None': 'Synchronized[int]", other) -> None',
        "args=(balance,)": "args=(balance, both)",
        '    balance = Value("i", 0)\n': '    balance = Value("i", 0)\n'
        "    both = Barrier(2)\n",
        loop: FORCED.format(before=before, after=after),
    }

    run = run_variant(tmp_path, "synchronization/locked_update", changes, method)

    # one may read before, or after, what the other has written last
    assert int(run.out.split()[-1]) < 2 * locked_update.DEPOSITS


def test_locked_is_locked_and_unlocked_is_not():
    start = threading.Barrier(1)
    careful, careless = Balance(), Balance()

    lost_by_chance.with_lock(careful, 2, start)  # type: ignore[arg-type]
    lost_by_chance.without_lock(careless, 2, start)  # type: ignore[arg-type]

    assert careful.unprotected == []
    assert careful.lock.times_taken == 2
    assert careless.unprotected == ["read", "written"] * 2


@pytest.mark.control
def test_without_the_barrier_one_worker_after_the_other_loses_nothing(
    method: str, tmp_path: Path
):
    changes = {
        "        process.start()\n    for process in workers:\n": (
            "        process.start()\n"
        ),
        "    both_have_read.wait()\n": "",
    }

    run = run_variant(tmp_path, "synchronization/lost_update", changes, method)

    assert run.out.splitlines()[-1] == "balance: 120"


def test_the_seat_is_checked_and_marked_while_the_lock_is_held():
    lock = NotingLock()
    sold = Sold(lock)

    answers = [
        sold_once.sell("7A", customer, sold, lock)  # type: ignore[arg-type]
        for customer in ("customer 1", "customer 2")
    ]

    assert answers == [True, False]
    assert sold == {"7A": "customer 1"}
    assert sold.unprotected == []


@pytest.mark.whole
def test_no_seat_of_a_thousand_times_as_many_is_sold_twice(method: str, tmp_path: Path):
    changes = {'SEATS = ("7A", "7B")': "SEATS = [str(n) for n in range(2000)]"}

    run = run_variant(tmp_path, "synchronization/sold_once", changes, method)

    lines = run.out.splitlines()
    assert sum(line.endswith(": sold") for line in lines) == 2000
    assert sum(line.endswith(": already sold") for line in lines) == 2000


def test_when_both_have_checked_before_either_writes_both_sell_the_seat():
    sold: dict[str, str] = {}
    both_have_checked = threading.Barrier(2)
    workers = [
        threading.Thread(
            target=sold_twice.worker, args=(customer, sold, both_have_checked)
        )
        for customer in ("customer 1", "customer 2")
    ]

    for thread in workers:
        thread.start()
    for thread in workers:
        thread.join()

    assert not both_have_checked.broken
    assert sold_twice.SEAT in sold


@pytest.mark.control
def test_try_it_a_plain_lock_makes_the_worker_wait_for_itself(
    method: str, tmp_path: Path
):
    changes = {
        "import Process, Value": "import Lock, Process, Value",
        'Value("i", 0)': 'Value("i", 0, lock=Lock())',
    }

    run_variant(
        tmp_path,
        "synchronization/locked_update",
        changes,
        method,
        hangs=True,
        timeout=5,
    )
