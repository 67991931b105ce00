"""What a Value shares, what is lost without its lock, and how long to keep it."""

import os
import pickle
import sys
from multiprocessing import Array, RawValue, Value
from pathlib import Path
from types import SimpleNamespace

import pytest

from examples.ipc import counter_without_get_lock, shared_counter
from tests.harness.programs import program, run_program
from tests.harness.variants import run_variant

COUNTER = "ipc/shared_counter"
UNLOCKED = "ipc/counter_without_get_lock"
LIMITS = "(3000, 1000, 4000, 2000, 5000)"
ADDITION = "        done.value += 1\n"
posix = pytest.mark.skipif(os.name != "posix", reason="kills by SIGKILL")


class NotingValue:
    """A value that notes what is done to it, and whether its lock is held."""

    def __init__(self) -> None:
        self.number = 0
        self.log: list[str] = []

    def get_lock(self) -> "NotingValue":
        return self

    def __enter__(self) -> None:
        self.log.append("locked")

    def __exit__(self, *error: object) -> None:
        self.log.append("released")

    @property
    def value(self) -> int:
        self.log.append("read")
        return self.number

    @value.setter
    def value(self, number: int) -> None:
        self.log.append("written")
        self.number = number


def test_the_lock_is_held_from_reading_to_writing(monkeypatch):
    done = NotingValue()
    monkeypatch.setattr(shared_counter, "done", done, raising=False)
    monkeypatch.setattr(shared_counter, "results", [0] * 5, raising=False)

    shared_counter.task(1)

    assert done.log == ["locked", "read", "written", "read", "released"]


def test_the_losing_workers_meet_between_reading_and_writing():
    done = NotingValue()
    barrier = SimpleNamespace(wait=lambda: done.log.append("met"))

    counter_without_get_lock.worker(done, barrier)  # type: ignore[arg-type]

    assert done.log == ["read", "met", "written"] * counter_without_get_lock.TASKS


@pytest.mark.control
def test_with_the_lock_around_both_every_task_is_counted(method: str, tmp_path: Path):
    locked = {
        "        current = done.value\n": "",
        "        done.value = current + 1\n": "        with done.get_lock():\n"
        "            done.value += 1\n",
    }

    run = run_variant(tmp_path, UNLOCKED, locked, method)

    assert run.out == "200 of 200 tasks counted\n"


def test_a_thousand_times_the_tasks_are_all_counted(tmp_path: Path):
    many = {LIMITS: "(10,) * 5000"}

    run = run_variant(tmp_path, COUNTER, many, "fork")

    *counted, results = run.out.splitlines()
    assert {int(line.split()[0]) for line in counted} == set(range(1, 5001))
    assert results == f"results: {[4] * 5000}"


@posix
@pytest.mark.control
def test_a_worker_killed_inside_the_lock_ends_the_program(method: str, tmp_path: Path):
    killed = {ADDITION: ADDITION + "        KILL(PID(), 9)\n"}
    killed["WORKERS = 3\n"] = (
        "from os import getpid as PID, kill as KILL\nWORKERS = 3\n"
    )

    run_variant(tmp_path, COUNTER, killed, method, code=1, stderr="BrokenProcessPool")


@pytest.mark.control
def test_an_ordinary_list_instead_of_an_array_stays_as_it_was(method, tmp_path: Path):
    copied = {'Array("i", len(LIMITS))\n': "[0] * len(LIMITS)\n"}

    run = run_variant(tmp_path, COUNTER, copied, method)

    assert run.out.splitlines()[-1] == "results: [0, 0, 0, 0, 0]"


@pytest.mark.control
def test_adding_to_an_element_of_its_own_needs_no_lock(method: str, tmp_path: Path):
    added = {"    results[index] = count": "    results[index] += count"}

    run = run_variant(tmp_path, COUNTER, added, method)

    assert run.out.splitlines()[-1] == "results: [430, 168, 550, 303, 669]"


@pytest.mark.parametrize("shared", [Value("i"), Array("i", 3)])
def test_it_reaches_a_child_by_inheritance_only(shared: object):
    with pytest.raises(RuntimeError, match=r"only be shared .* through inheritance"):
        pickle.dumps(shared)


def test_a_number_overflows_without_an_error():
    total, small = Value("i", 2**31 - 1), Array("b", 3)

    total.value += 1
    small[0] = 200

    assert total.value == -(2**31)
    assert small[:] == [-56, 0, 0]


def test_a_raw_value_has_no_lock():
    assert not hasattr(RawValue("i"), "get_lock")
    assert not hasattr(Value("i", lock=False), "get_lock")


@pytest.mark.control
def test_a_value_that_its_parent_drops_is_given_to_the_next(method: str, tmp_path):
    dropped = {
        "return process, parent_conn, counter": "return process, parent_conn, None"
    }

    run = run_variant(tmp_path, "ipc/value_kept_by_parent", dropped, method)

    assert run.out == "worker 1 reads 500\nworker 2 reads 500\n"


@pytest.mark.control
def test_a_value_that_its_parent_keeps_in_a_list_stays(method: str, tmp_path: Path):
    kept = {
        "def worker(": "KEPT = []\n\n\ndef worker(",
        "    return process, parent_conn  #": "    KEPT.append(counter)\n"
        "    return process, parent_conn  #",
    }

    run = run_variant(tmp_path, "ipc/value_dropped_too_early", kept, method)

    assert run.out == "worker 1 reads 10\nworker 2 reads 500\n"


def test_a_value_dropped_before_its_child_has_started_is_not_found(method, tmp_path):
    command = program("ipc/value_dropped_at_start", method)

    if method == "fork":
        run = run_program(command, tmp_path)
        assert run.out == "worker reads 5\nexit code: 0\n"
    else:
        run = run_program(
            command, tmp_path, stderr=(r"SemLock\._rebuild", "FileNotFoundError")
        )
        assert run.out == "exit code: 1\n"


def test_at_module_level_only_fork_shares_it_with_the_parent(method, tmp_path: Path):
    warning = ""
    server_imports_main = (3, 13, 8) <= sys.version_info < (3, 14) or (
        sys.version_info >= (3, 14, 1)
    )
    if method == "fork":
        expected = "1 2 3 parent: 3\n"
    elif method == "forkserver" and server_imports_main:
        expected = "1 2 3 parent: 0\n"
    else:
        expected = "1 1 1 parent: 0\n"
        warning = "leaked semaphore" if method == "forkserver" else ""

    run = run_program(
        program("ipc/module_level_value", method), tmp_path, stderr=warning
    )

    assert run.out == expected
