"""One lock for values that belong together, and what is left after a kill."""

from ctypes import Structure, c_int
from multiprocessing import Array, Value
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from examples._trace.model import Trace
from examples.ipc import half_transfer, whole_transfer
from tests.harness import traces
from tests.harness.pictures import says
from tests.harness.variants import run_variant

WHOLE, KILLED = "ipc/whole_transfer", "ipc/killed_inside_get_lock"
PATIENT = {"TIMEOUT = 1 ": "TIMEOUT = 15 "}  # what is waited for does come


@says(
    WHOLE,
    "The parent asks for the lock while the worker holds it, and waits until the "
    "worker releases it.",
)
def test_the_parent_waits_until_the_worker_releases_the_lock(trace: Trace) -> None:
    by_parent = [one for one in traces.waits(trace, "accounts") if one.lane == 0]
    wait = max(by_parent, key=lambda one: one.end - one.start)
    worker = traces.spans(trace, "accounts")[0]

    assert worker.lane == 1
    assert worker.start < wait.start < worker.end <= wait.end
    assert wait.outcome == "got"
    assert wait.end - wait.start > 1_000_000 * whole_transfer.WORK / 2


def test_between_its_two_writes_a_transfer_shows_a_wrong_total():
    accounts, totals = half_transfer.Accounts(100, 100), []
    conn = SimpleNamespace(
        send=lambda said: totals.append(accounts.checking + accounts.savings),
        recv=lambda: None,
    )

    half_transfer.worker(accounts, conn)  # type: ignore[arg-type]

    assert totals == [190]
    assert accounts.checking + accounts.savings == 200


@pytest.mark.control
def test_a_lock_that_the_reader_does_not_take_leaves_it_halfway(method, tmp_path):
    unlocked = {
        '    with accounts.get_lock():\n        print("total:", accounts.checking + '
        "accounts.savings)\n": "    plain = accounts.get_obj()\n"
        '    print("total:", plain.checking + plain.savings)\n'
        '    parent_conn.send("go on")\n',
        "        time.sleep(WORK)  # stands for work\n": "        conn.recv()\n",
    }

    run = run_variant(tmp_path, WHOLE, unlocked, method)

    assert run.out == "transfer half done\ntotal: 190\n"


@pytest.mark.control
def test_a_worker_killed_before_it_sends_ends_the_parent(method: str, tmp_path: Path):
    killed = {'        conn.send("half done")\n': "        raise SystemExit(9)\n"}

    run_variant(tmp_path, WHOLE, killed, method, code=1, stderr="EOFError")


def test_each_access_takes_the_lock_and_the_raw_object_does_not():
    class Pair(Structure):
        _fields_ = (("first", c_int), ("second", c_int))

    pair, array, number = Value(Pair, 1, 2), Array("i", 2), Value("i", 3)

    assert isinstance(number, Synchronized)
    assert pair.get_obj().second == 2
    for shared in (pair, array, number):
        assert not hasattr(shared.get_obj(), "get_lock")  # type: ignore[attr-defined]


@pytest.mark.control
def test_a_raw_value_is_read_though_its_writer_is_killed(method: str, tmp_path: Path):
    raw = {
        "from multiprocessing import Pipe, Process, Value\n": "from multiprocessing "
        "import Pipe, Process, RawValue\n",
        'Value("i", 41)': 'RawValue("i", 41)',
        "with counter.get_lock():": "if True:",
        "counter.get_lock().acquire(timeout=0.1)": "None",
        "counter.get_obj().value": "counter.value",
    }

    run = run_variant(tmp_path, KILLED, raw | PATIENT, method)

    assert "reader got 42\nreader still waits: False\n" in run.out


@pytest.mark.control
def test_a_worker_killed_outside_the_lock_stops_nobody(method: str, tmp_path: Path):
    earlier = {
        '        conn.send("holds the lock")\n        conn.recv()': (
            '    conn.send("is outside")\n    conn.recv()'
        )
    }

    run = run_variant(tmp_path, KILLED, earlier | PATIENT, method)

    assert "reader still waits: False" in run.out
    assert "lock acquired: True" in run.out


def test_a_whole_transfer_fits_between_two_accesses_to_the_fields():
    accounts: Any = Value(whole_transfer.Accounts, 100, 100)
    conn: Any = SimpleNamespace(send=lambda said: None)

    checking = accounts.checking
    whole_transfer.worker(accounts, conn)

    assert checking + accounts.savings == 210


@pytest.mark.control
def test_in_the_example_the_first_access_already_waits(method: str, tmp_path: Path):
    plain = {
        '    with accounts.get_lock():\n        print("total:", accounts': (
            '    if accounts:\n        print("total:", accounts'
        )
    }

    run = run_variant(tmp_path, WHOLE, plain, method)

    assert run.out == "transfer half done\ntotal: 200\n"
