"""What a manager keeps and loses, and what is met when its server is gone."""

import json
import multiprocessing
import sys
import threading
from collections.abc import Iterator
from multiprocessing.managers import SyncManager
from pathlib import Path

import pytest

from examples.ipc import (
    locked_dict_update,
    nested_change,
    registered_class,
    unlocked_dict_update,
)
from tests.harness.programs import program, run_program
from tests.harness.variants import run_variant

SHARED, NESTED, CLASS = "ipc/shared_dict", "ipc/nested_change", "ipc/registered_class"
LOST = '    files["a"].append("line 2")  # lost: appended to a copy\n'
FINISHED = '        log.append(f"{name} finished {number}")\n'
posix = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL, Unix sockets")


@pytest.fixture
def manager() -> Iterator[SyncManager]:
    with multiprocessing.get_context("spawn").Manager() as manager:
        yield manager


@pytest.mark.whole
def test_a_thousand_times_as_many_results_are_kept(method: str, tmp_path: Path):
    many = {"(9_991, 10_003, 10_007, 10_011)": "tuple(range(2, 4_002))"}

    run = run_variant(tmp_path, SHARED, many, method)

    assert run.out.count("smallest divisor") == run.out.count("finished") == 4_000


@posix
@pytest.mark.whole
def test_main_ends_when_workers_are_killed_and_keeps_their_results(method, tmp_path):
    killed = {
        FINISHED: f"{FINISHED}        import os\n        os.kill(os.getpid(), 9)\n"
    }

    run = run_variant(tmp_path, SHARED, killed, method, code=1, stderr="a worker fail")

    assert sorted(run.out.splitlines()) == [
        "the smallest divisor of 10003 is 7",
        "the smallest divisor of 9991 is 97",
        "worker 1 finished 9991",
        "worker 2 finished 10003",
    ]


@pytest.mark.control
def test_an_ordinary_dict_is_copied_to_each_worker(method: str, tmp_path: Path):
    run = run_variant(tmp_path, SHARED, {"manager.dict()": "{}"}, method)

    assert "divisor" not in run.out
    assert run.out.count("finished") == 4


def test_json_isinstance_and_operators_want_a_plain_copy(manager: SyncManager):
    shared = manager.dict(key=1)

    with pytest.raises(TypeError, match="of type DictProxy is not JSON serializable"):
        json.dumps(shared)
    assert not isinstance(shared, dict)
    assert json.dumps(shared.copy()) == '{"key": 1}'
    assert type(manager.list([1])[:]) is list


def test_a_manager_has_sets_from_python_3_14(manager: SyncManager):
    assert hasattr(manager, "set") == (sys.version_info >= (3, 14))


def test_an_error_in_the_server_is_raised_by_the_call(manager: SyncManager):
    with pytest.raises(KeyError):
        manager.dict()["no such key"]


def test_a_proxy_can_be_sent_to_a_child_that_is_running(method: str, tmp_path: Path):
    run = run_program(program("ipc/proxy_sent_later", method), tmp_path)

    assert run.out == "{'from': 'child'}\n"


def test_when_both_read_before_either_writes_half_of_the_updates_are_lost():
    counts, both_read = {"done": 0}, threading.Barrier(2)
    workers = [
        threading.Thread(target=unlocked_dict_update.worker, args=(counts, both_read))
        for _ in range(2)
    ]

    for thread in workers:
        thread.start()
    for thread in workers:
        thread.join()

    assert counts["done"] == unlocked_dict_update.UPDATES


def test_the_lock_is_held_from_reading_to_writing():
    log: list[str] = []

    class Counts(dict[str, int]):
        def __getitem__(self, key: str) -> int:
            log.append("read")
            return super().__getitem__(key)

        def __setitem__(self, key: str, value: int) -> None:
            log.append("written")
            super().__setitem__(key, value)

    class Lock:
        def __enter__(self):
            log.append("locked")

        def __exit__(self, *error):
            log.append("released")

    locked_dict_update.worker(Counts(done=0), Lock())

    once = ["locked", "read", "written", "released"]
    assert log == once * locked_dict_update.UPDATES


class Copies(dict[str, list[str]]):
    """A dict that gives out copies, as a manager's does."""

    def __getitem__(self, name: str) -> list[str]:
        return [*super().__getitem__(name)]


def test_a_change_to_a_copy_is_lost_unless_it_is_assigned():
    files = Copies(a=["line 1"], b=["line 1"], c=["line 1"])

    nested_change.worker(files)

    assert files == Copies(a=["line 1"], b=["line 1", "line 2"], c=["line 1"])


@pytest.mark.control
def test_without_the_assignment_the_change_is_lost(method: str, tmp_path: Path):
    line = '    files["b"] = lines  # kept: the changed copy replaces the list\n'

    run = run_variant(tmp_path, NESTED, {line: ""}, method)

    assert run.out.splitlines()[1] == "b: ['line 1'] in a list"


@pytest.mark.control
def test_in_a_list_that_is_no_proxy_the_change_is_lost(method: str, tmp_path: Path):
    plain = {'manager.list(["line 1"])': '["line 1"]'}

    run = run_variant(tmp_path, NESTED, plain, method)

    assert run.out.splitlines()[2] == "c: ['line 1'] in a list"


@pytest.mark.whole
def test_try_it_an_augmented_assignment_is_kept(method: str, tmp_path: Path):
    run = run_variant(
        tmp_path, NESTED, {LOST: '    files["a"] += ["line 2"]\n'}, method
    )

    assert run.out.splitlines()[0] == "a: ['line 1', 'line 2'] in a list"


def test_the_method_holds_its_lock_from_reading_to_writing():
    log: list[str] = []

    class Counter(registered_class.Counter):
        def __setattr__(self, name, value):
            log.append(f"set {name}")
            super().__setattr__(name, value)

    class Lock:
        def __enter__(self):
            log.append("locked")

        def __exit__(self, *error):
            log.append("released")

    counter = Counter()
    counter._lock = Lock()
    log.clear()

    assert counter.add(1) == 1
    assert log == ["locked", "set _value", "released"]


@pytest.mark.control
def test_two_calls_instead_of_one_lose_updates(method: str, tmp_path: Path):
    two_calls = {
        "            self._value += amount\n            return self._value\n": (
            "            return self._value\n\n"
            "    def set(self, value):\n        self._value = value\n"
        ),
        "UPDATES = 50": "UPDATES = 1",
        "        counter.add(1)\n": (
            "        value = counter.add(1)\n        both_read.wait()\n"
            "        counter.set(value + 1)\n"
        ),
        "def worker(counter: Any)": "def worker(counter: Any, both_read: Any)",
        "args=(counter,)": "args=(counter, both_read)",
        "        workers = [": (
            "        import multiprocessing\n"
            "        both_read = multiprocessing.Barrier(2, timeout=20)\n"
            "        workers = ["
        ),
    }

    run = run_variant(tmp_path, CLASS, two_calls, method)

    assert run.out.splitlines() == ["updates: 2", "counted: 1"]


@pytest.mark.whole
def test_a_proxy_has_the_methods_only(method: str, tmp_path: Path):
    value = {'print("counted:", counter.add(0))': "counter.value"}
    says = r"AttributeError: 'AutoProxy\[Counter\]' object has no attribute 'value'"

    run_variant(tmp_path, CLASS, value, method, code=1, stderr=says)


@pytest.mark.whole
def test_a_class_may_be_registered_in_main(method: str, tmp_path: Path):
    line = 'CounterManager.register("Counter", Counter)\n'
    in_main = {line: "", "def main() -> None:\n": f"def main() -> None:\n    {line}"}

    run = run_variant(tmp_path, CLASS, in_main, method)

    assert run.out.splitlines()[-1] == "counted: 100"


def test_the_page_s_command_measures_a_call(tmp_path: Path):
    setup = "from multiprocessing import Manager; m = Manager().list(range(1000))"
    command = [sys.executable, "-m", "timeit", "-n", "9", "-r", "1", "-s", setup]

    run = run_program([*command, "m[0]"], tmp_path)

    assert "9 loops, best of 1: " in run.out


@posix
def test_three_errors_say_that_the_server_was_killed(method: str, tmp_path: Path):
    run = run_program(program("ipc/server_killed", method), tmp_path)

    *calls, last = run.out.splitlines()
    assert calls == [
        "before: still here",
        "under way: EOFError: ",
        "connected: BrokenPipeError: [Errno 32] Broken pipe",
    ]
    assert last.startswith("not yet connected: ConnectionRefusedError: [Errno ")
    assert last.endswith("] Connection refused")


@posix
def test_after_the_with_a_call_fails(method: str, tmp_path: Path):
    run = run_program(program("ipc/used_after_with", method), tmp_path)

    assert run.out.splitlines() == [
        "main, which has called before: BrokenPipeError: [Errno 32] Broken pipe",
        "a child that calls for the first time: "
        "FileNotFoundError: [Errno 2] No such file or directory",
    ]


@posix
def test_the_server_outlives_a_maker_that_was_killed(method: str, tmp_path: Path):
    run = run_program(program("ipc/killed_maker", method), tmp_path, orphans=True)

    assert run.out == "-9\n{'still': 'here'}\n"
