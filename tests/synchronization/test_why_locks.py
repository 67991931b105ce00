"""What is lost without a lock, and what a lock has to cover."""

import threading
from pathlib import Path
from types import SimpleNamespace, TracebackType

import pytest

from examples.synchronization import (
    locked_update,
    lost_by_chance,
    lost_update,
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


class Stock:
    """Stands for the shared number, and notes what is done to it without the lock."""

    def __init__(self, lock: NotingLock) -> None:
        self.lock = lock
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


class Seats(dict[str, str]):
    """Stands for the manager's dictionary, and notes likewise."""

    def __init__(self, lock: NotingLock) -> None:
        super().__init__({sold_once.SEAT: "free"})
        self.lock = lock
        self.unprotected: list[str] = []

    def __getitem__(self, seat: str) -> str:
        if not self.lock.held:
            self.unprotected.append("read")
        return super().__getitem__(seat)

    def __setitem__(self, seat: str, name: str) -> None:
        if not self.lock.held:
            self.unprotected.append("written")
        super().__setitem__(seat, name)


def test_the_lock_is_held_from_the_reading_to_the_writing():
    lock = NotingLock()
    stock = Stock(lock)

    locked_update.bring_in(stock, lock)  # type: ignore[arg-type]

    assert stock.number == 1
    assert stock.unprotected == []
    assert lock.times_taken == 1, "released between the reading and the writing"


def test_when_both_have_read_before_either_writes_half_of_the_crates_are_lost():
    stock, both_have_read = SimpleNamespace(value=0), threading.Barrier(2)
    clerks = [
        threading.Thread(target=lost_update.clerk, args=(stock, both_have_read))
        for _ in range(2)
    ]

    for thread in clerks:
        thread.start()
    for thread in clerks:
        thread.join()

    assert stock.value == lost_update.CRATES


READ_TOGETHER = """\
        seen = stock.value
        both_are_here.wait()
        {with_lock}
            stock.value = seen + 1
"""


@pytest.mark.parametrize("with_lock", ["if True:", "with lock:"])
@pytest.mark.control
def test_a_lock_for_the_writing_alone_is_as_good_as_none(
    with_lock: str, method: str, tmp_path: Path
):
    changes = {
        "        both_are_here.wait()\n        bring_in(stock, lock)\n": (
            READ_TOGETHER.format(with_lock=with_lock)
        )
    }

    run = run_variant(tmp_path, "synchronization/locked_update", changes, method)

    assert run.out.splitlines()[-1] == f"crates in stock:   {locked_update.CRATES}"


@pytest.mark.control
def test_try_it_the_lock_of_the_value_itself_does_as_well(method: str, tmp_path: Path):
    changes = {"    with lock:\n": "    with stock.get_lock():\n"}

    run = run_variant(tmp_path, "synchronization/locked_update", changes, method)

    assert run.out.splitlines()[-1] == f"crates in stock:   {2 * locked_update.CRATES}"


def test_the_careful_clerk_holds_the_lock_and_the_careless_one_does_not():
    start = threading.Barrier(1)
    careful, careless = Stock(NotingLock()), Stock(NotingLock())

    lost_by_chance.careful(careful, 2, start)  # type: ignore[arg-type]
    lost_by_chance.careless(careless, 2, start)  # type: ignore[arg-type]

    assert careful.unprotected == []
    assert careful.lock.times_taken == 2
    assert careless.unprotected == ["read", "written"] * 2


def test_the_seat_is_looked_at_and_marked_while_the_lock_is_held():
    lock = NotingLock()
    seats, tickets = Seats(lock), []
    queue = SimpleNamespace(put=tickets.append)

    for name in ("Ada", "Bo"):
        sold_once.sell(name, seats, queue, lock)  # type: ignore[arg-type]

    assert seats.unprotected == []
    assert lock.times_taken == 2
    assert tickets == ["Ada"]


def test_when_both_have_looked_before_either_acts_both_sell_the_seat():
    seats, tickets = {sold_twice.SEAT: "free"}, []
    queue, both_have_looked = SimpleNamespace(put=tickets.append), threading.Barrier(2)
    clerks = [
        threading.Thread(
            target=sold_twice.clerk, args=(name, seats, queue, both_have_looked)
        )
        for name in ("Ada", "Bo")
    ]

    for thread in clerks:
        thread.start()
    for thread in clerks:
        thread.join()

    assert sorted(tickets) == ["Ada", "Bo"]
