"""An RLock lets its holder in again, and counts; a Lock makes the holder wait."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from examples.synchronization import lock_at_the_door, rlock_counts, rlock_halfway
from tests.harness import traces
from tests.harness.variants import run_variant

A_LOCK_INSTEAD = {"RLock, SimpleQueue\n": "Lock as RLock, SimpleQueue\n"}


class Noting:
    """Stands for a lock, a book and a total, and notes what is done with them."""

    def __init__(self, notes: list[str]) -> None:
        self.notes = notes

    def put(self, entry: str) -> None:
        self.notes.append(entry)

    @property
    def value(self) -> int:
        self.notes.append("read")
        return 100

    def __enter__(self) -> None:
        self.notes.append("taken")

    def __exit__(self, *_: object) -> None:
        self.notes.append("released")


def test_bo_returns_a_lock_that_bo_got():
    log = []
    lock = SimpleNamespace(
        acquire=lambda block: log.append("takes") or True,
        release=lambda: log.append("releases"),
    )
    line = SimpleNamespace(recv=lambda: "try", send=lambda _said: None)

    rlock_counts.bo(lock, line)

    assert log == ["releases"] + ["takes", "releases"] * (rlock_counts.TIMES + 1)


@pytest.mark.control
def test_with_a_lock_the_same_transfer_never_makes_its_first_entry(
    method: str, tmp_path: Path
):
    run = run_variant(
        tmp_path, "synchronization/rlock_again", A_LOCK_INSTEAD, method, hangs=True
    )

    assert "cash" not in run.out


@pytest.mark.control
def test_with_an_rlock_the_clerk_who_waited_for_itself_ends(
    method: str, tmp_path: Path
):
    changes = {"Event, Lock, Process": "Event, RLock as Lock, Process"}

    run = run_variant(tmp_path, "synchronization/lock_twice", changes, method)

    assert run.out.splitlines() == [
        "the clerk is still waiting: False",
        "the book is empty: False",
    ]


@pytest.mark.control
def test_one_release_too_few_keeps_the_lock_taken(method: str, tmp_path: Path):
    forgets_the_last = {
        '        print("Ada releases it:", attempt_release(lock))\n': "        "
        'print("Ada releases it:", left == 1 or attempt_release(lock))\n'
    }

    run = run_variant(
        tmp_path, "synchronization/rlock_counts", forgets_the_last, method
    )

    assert "held 0 times; Bo can take it: False" in run.out


@pytest.mark.control
def test_a_value_with_its_own_rlock_may_be_locked_and_changed(method, tmp_path: Path):
    both_plain = {
        '    as_made = Value("i", 0)\n': '    as_made = Value("i", 0, lock=Lock())\n'
    }

    run = run_variant(tmp_path, "synchronization/value_lock", both_plain, method)

    assert run.out.count("waits for itself") == 2


def test_an_audit_reads_both_totals_while_it_holds_the_lock():
    notes: list[str] = []
    books = rlock_halfway.Books(*(Noting(notes) for _ in range(3)))

    assert rlock_halfway.audit(books) == 200
    assert notes == ["taken", "read", "read", "released"]


def test_the_clerk_holds_the_lock_from_before_the_first_half_to_behind_the_second():
    notes: list[str] = []

    class Halfway:
        def set(self) -> None:
            notes.append("halfway")

    class Total:
        def __init__(self, name: str) -> None:
            object.__setattr__(self, "name", name)
            object.__setattr__(self, "value", 100)

        def __setattr__(self, key: str, value: int) -> None:
            notes.append(f"{self.name} {value}")
            object.__setattr__(self, key, value)

    books = rlock_halfway.Books(Noting(notes), Total("cash"), Total("bank"))
    rlock_halfway.clerk(books, Halfway(), Noting(notes))

    again = ["taken", "released", 190]
    assert notes == ["taken", "cash 90", "halfway", *again, "bank 110", "released"]


@pytest.mark.parametrize(
    ("function", "notes"),
    [
        ("transfer", ["taken", "cash -10", "bank +10", "released"]),
        (
            "clerk",
            [
                *("taken", "cash -10", "bank +10", "released"),
                *("taken", "rent -5", "released"),
            ],
        ),
    ],
)
def test_the_lock_is_taken_once_at_the_door(function: str, notes: list[str]):
    noted: list[str] = []

    getattr(lock_at_the_door, function)(Noting(noted), Noting(noted))

    assert noted == notes


@pytest.mark.control
def test_who_is_inside_and_goes_back_to_the_door_waits_for_itself(method, tmp_path):
    through_the_door = {
        '        enter("bank +10", book)\n': '        post("bank +10", lock, book)\n'
    }

    run = run_variant(
        tmp_path,
        "synchronization/lock_at_the_door",
        through_the_door,
        method,
        hangs=True,
    )

    assert run.out == ""


@pytest.mark.control
def test_try_it_a_lock_hangs_halfway_and_an_audit_afterwards_needs_no_rlock(
    method: str, tmp_path: Path
):
    name = "synchronization/rlock_halfway"
    a_lock = {"RawValue, RLock, S": "RawValue, Lock as RLock, S"}
    both = "        notes.put(audit(books))\n        books.bank.value += 10\n"
    afterwards = {both: "        books.bank.value += 10\n    notes.put(audit(books))\n"}

    halfway = run_variant(tmp_path, name, a_lock, method, hangs=True)
    later = run_variant(tmp_path, name, a_lock | afterwards, method)

    assert halfway.out == ""
    assert [line.split()[-1] for line in later.out.splitlines()] == ["200", "200"]


def test_the_timeline_shows_ada_holding_from_the_first_to_the_last_of_three():
    trace = traces.load("synchronization/rlock_counts")

    holds = [(traces.name_of(trace, h.lane), h) for h in traces.spans(trace, "lock")]
    assert [name for name, _ in holds] == ["main", "Bo"]
    assert traces.order_of(trace, "ask", "lock")[:3] == ["main"] * 3
    assert not traces.overlaps([hold for _, hold in holds])
    assert traces.order_of(trace, "gave-up", "lock") == ["Bo"] * 3
