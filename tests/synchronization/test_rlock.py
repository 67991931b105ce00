"""An RLock lets its holder in again, and counts; a Lock makes the holder wait."""

import os
from pathlib import Path

import pytest

from examples.synchronization import (
    lock_in_public_functions,
    reacquire_rlock,
    rlock_halfway,
)
from tests.harness.programs import program, run_program
from tests.harness.variants import run_variant

NOT_OWNED = "attempt to release recursive lock not owned by thread"


class Noting:
    """Stands for a lock, and notes when it is taken and released."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def __enter__(self) -> None:
        self.notes.append("enter")

    def __exit__(self, *_: object) -> None:
        self.notes.append("exit")


class Account:
    """Stands for a shared number, and notes each write beside the lock's notes."""

    def __init__(self, name: str, number: int, notes: list[str]) -> None:
        self.name, self.number, self.notes = name, number, notes

    @property
    def value(self) -> int:
        return self.number

    @value.setter
    def value(self, number: int) -> None:
        self.notes.append(f"{self.name} {number}")
        self.number = number


def noting_bank(module):
    """Return a bank of an example whose lock and accounts note what is done."""
    lock = Noting()
    names = ("checking", "savings")
    accounts = [Account(name, 100, lock.notes) for name in names]
    return module.Bank(lock, *accounts)


def test_a_transfer_takes_the_lock_and_each_deposit_takes_it_again():
    bank = noting_bank(reacquire_rlock)

    reacquire_rlock.transfer(10, bank)

    assert bank.lock.notes == [
        "enter",
        *("enter", "checking 90", "exit"),
        *("enter", "savings 110", "exit"),
        "exit",
    ]


@pytest.mark.whole
def test_a_thousand_times_the_transfers_lose_nothing(method: str, tmp_path: Path):
    changes = {
        "TRANSFERS = 100 ": "TRANSFERS = 100_000 ",
        'RawValue("i", 1000)': 'RawValue("i", 1_000_000)',
    }

    run = run_variant(tmp_path, "synchronization/reacquire_rlock", changes, method)

    assert run.out == "checking: 800000 savings: 200000\n"


@pytest.mark.whole
def test_a_worker_that_fails_in_the_inner_function_blocks_nobody(
    method: str, tmp_path: Path
):
    changes = {
        "        account.value += amount\n": "        account.value += amount\n"
        "        if account.value == 50:\n"
        "            raise OSError('connection lost')\n"
    }

    run = run_variant(
        tmp_path,
        "synchronization/reacquire_rlock",
        changes,
        method,
        stderr="OSError: connection lost",
    )

    assert reacquire_rlock.TRANSFERS < int(run.out.split()[-1]) < 200


@pytest.mark.control
def test_with_a_lock_no_transfer_comes_to_an_end(method: str, tmp_path: Path):
    changes = {"RawValue, RLock\n": "Lock as RLock, RawValue\n"}

    run_variant(
        tmp_path,
        "synchronization/reacquire_rlock",
        changes,
        method,
        hangs=True,
        timeout=5,
    )


@pytest.mark.control
def test_with_an_rlock_the_worker_that_waited_for_itself_ends(
    method: str, tmp_path: Path
):
    changes = {
        "import Lock, Process, RawValue": "import Process, RawValue, RLock as Lock",
        "join(timeout=1)": "join()",
    }

    run = run_variant(tmp_path, "synchronization/reacquire_lock", changes, method)

    assert run.out == ("worker is still waiting: False\nchecking: 999 savings: 1\n")


def test_an_rlock_is_free_only_when_it_was_released_as_often_as_taken(
    method: str, python: str, tmp_path: Path
):
    run = run_program(
        program("synchronization/rlock_rules", method, python=python), tmp_path
    )

    attempts = [
        [
            f"child at {left}: <RLock(SomeOtherProcess, nonzero)>",
            f"child at {left} can take it: False",
            f"thread at {left}: <RLock(SomeOtherThread, nonzero)>",
            f"thread at {left} can take it: False",
            f"child releases it: {NOT_OWNED}",
        ]
        for left in (2, 1)
    ]
    assert run.out.splitlines() == [
        f"main releases it: {NOT_OWNED}",
        "main: <RLock(MainProcess, 2)>",
        *attempts[0],
        *attempts[1],
        "child at 0: <RLock(None, 0)>",
        "child at 0 can take it: True",
    ]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")
def test_a_child_of_os_fork_holds_what_its_parent_held_and_a_process_does_not(
    python: str, tmp_path: Path
):
    command = program("synchronization/rlock_and_fork", python=python)

    run = run_program([command[0], "-W", "ignore", *command[1:]], tmp_path)

    assert run.out.splitlines() == [
        "os.fork: <RLock(MainProcess, 1)>",
        "Process: <RLock(SomeOtherProcess, nonzero)>",
    ]


def test_the_total_is_asked_for_between_the_two_halves(capsys):
    bank = noting_bank(rlock_halfway)

    rlock_halfway.transfer(10, bank)

    again = ["enter", "exit"]
    assert bank.lock.notes == [
        "enter",
        "checking 90",
        *again,
        "savings 110",
        "exit",
        *again,
    ]
    assert capsys.readouterr().out.split()[-1] == "200"


@pytest.mark.control
def test_with_a_lock_asking_in_the_middle_hangs_and_asking_after_does_not(
    method: str, tmp_path: Path
):
    name = "synchronization/rlock_halfway"
    a_lock = {"RawValue, RLock\n": "Lock as RLock, RawValue\n"}
    middle = '        print("total in the middle of the transfer:", total(bank))\n'

    hung = run_variant(tmp_path, name, a_lock, method, hangs=True, timeout=5)
    later = run_variant(tmp_path, name, a_lock | {middle: ""}, method)

    assert hung.out == ""
    assert later.out == "total after the transfer: 200\n"


@pytest.mark.parametrize(
    ("function", "notes"),
    [
        ("deposit", ["enter", "checking 110", "exit"]),
        ("transfer", ["enter", "checking 90", "savings 110", "exit"]),
    ],
)
def test_a_public_function_takes_the_lock_once(function: str, notes: list[str]):
    bank = noting_bank(lock_in_public_functions)

    getattr(lock_in_public_functions, function)(10, bank)

    assert bank.lock.notes == notes


@pytest.mark.control
def test_a_public_function_that_calls_another_waits_for_itself(
    method: str, tmp_path: Path
):
    changes = {
        "        add(-amount, bank.checking)\n": "        deposit(-amount, bank)\n"
    }

    run_variant(
        tmp_path,
        "synchronization/lock_in_public_functions",
        changes,
        method,
        hangs=True,
        timeout=5,
    )
