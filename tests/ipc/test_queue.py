"""A queue keeps the order of each producer, and nothing beyond that."""

import multiprocessing
import pickle
import queue
import sys
from collections import defaultdict
from pathlib import Path
from types import SimpleNamespace

import pytest

from examples._trace.model import Trace
from examples.ipc import put_and_get
from tests.harness.pictures import says
from tests.harness.traces import events, name_of, observed, waits
from tests.harness.variants import run_variant

FIRST, TIMEOUT = "ipc/put_and_get", "ipc/get_with_timeout"
SECOND, COUNTED = "ipc/put_first_received_second", "ipc/sentinels_counted"
PUT = "        queue.put((number, smallest_divisor(number)))\n"
MANY = {"(9_991, 10_003, 10_007)": "(9, 15, 7) * 10_000"}
PRINT = '        print(f"the smallest divisor of {number} is {divisor}")\n'
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")


@pytest.mark.whole
def test_ten_thousand_times_as_many_items_arrive(method: str, tmp_path: Path):
    run = run_variant(tmp_path, FIRST, MANY, method)

    assert [line[-1] for line in run.out.splitlines()] == ["3", "3", "7"] * 10_000


@posix
@pytest.mark.whole
def test_main_notices_a_producer_that_is_killed(method: str, tmp_path: Path):
    kill = "        import os\n        os.kill(os.getpid(), 9)\n"

    run_variant(
        tmp_path, FIRST, {PUT: PUT + kill}, method, code=1, stderr="exit code -9"
    )


@pytest.mark.whole
def test_main_notices_a_producer_that_raises(method: str, tmp_path: Path):
    changes = {PUT: "        queue.put((1 // 0, number))\n"}
    stderr = ["ZeroDivisionError", "RuntimeError: exit code 1"]

    run_variant(tmp_path, FIRST, changes, method, code=1, stderr=stderr)


@pytest.mark.whole
def test_a_main_that_fails_ends_its_daemonic_producer(method: str, tmp_path: Path):
    changes = MANY | {PRINT: "        1 // 0\n"}

    run_variant(tmp_path, FIRST, changes, method, code=1, stderr="ZeroDivisionError")


@pytest.mark.control
def test_a_main_that_fails_waits_for_any_other_producer(method: str, tmp_path: Path):
    changes = MANY | {PRINT: "        1 // 0\n", ", daemon=True": ""}
    stderr = "ZeroDivisionError"

    run_variant(tmp_path, FIRST, changes, method, stderr=stderr, hangs=True, timeout=8)


def test_items_put_just_before_the_end_are_not_missed():
    """The process puts its last items, and ends, right after a timeout of get."""
    alive, items = [True], [(9, 3), (7, 7), None]

    def get(timeout: float) -> object:
        if alive:
            alive.clear()
            raise queue.Empty
        return items.pop(0)

    process = SimpleNamespace(is_alive=lambda: bool(alive), exitcode=0)
    received = put_and_get.received(SimpleNamespace(get=get), process)

    assert list(received) == [(9, 3), (7, 7)]


def test_empty_is_raised_at_once_or_after_the_timeout():
    items = multiprocessing.Queue()

    for arguments in ({"block": False}, {"timeout": 0.01}, {"timeout": 0}):
        with pytest.raises(queue.Empty):
            items.get(**arguments)


def test_get_nowait_raises_empty_also_while_another_process_reads():
    items = multiprocessing.Queue()
    items.put(1)
    assert items._poll(20)

    with items._rlock, pytest.raises(queue.Empty):  # what another reader holds
        items.get_nowait()
    assert items.get_nowait() == 1


def test_a_full_queue_raises_full():
    items = multiprocessing.Queue(maxsize=1)
    items.put(1)

    for arguments in ({"block": False}, {"timeout": 0.01}):
        with pytest.raises(queue.Full):
            items.put(2, **arguments)
    assert items.get(timeout=20) == 1


def test_a_closed_queue_takes_and_gives_nothing():
    items = multiprocessing.Queue()
    items.close()

    for call in (lambda: items.put(1), items.get):
        with pytest.raises(ValueError, match="is closed"):
            call()


def test_a_queue_can_only_be_inherited():
    with pytest.raises(RuntimeError, match="Queue objects should only be shared"):
        pickle.dumps(multiprocessing.Queue())


@pytest.mark.control
def test_an_item_that_was_sent_before_comes_first(method: str, tmp_path: Path):
    sent = {
        "    has_put.wait()\n": "    go.set()\n    has_put.wait()\n"
        "    while queue.empty():\n        pass\n"
    }

    run = run_variant(tmp_path, SECOND, sent, method)

    assert run.out.splitlines()[0] == "received first: the child's item"


@pytest.mark.whole
def test_a_short_item_doesn_t_overtake_a_slow_one_of_its_process(method, tmp_path):
    slow = '    queue.put(SlowToPickle("the child\'s item", go))\n'
    one_more = {
        slow: f'{slow}    queue.put("a short one")\n',
        'second:", queue.get()': 'second:", queue.get(), queue.get()',
    }

    run = run_variant(tmp_path, SECOND, one_more, method)

    assert run.out.splitlines()[1] == "received second: the child's item a short one"


@pytest.mark.whole
def test_the_items_of_one_producer_come_in_its_order(method: str, tmp_path: Path):
    run = run_variant(tmp_path, COUNTED, {"ITEMS = 2": "ITEMS = 1000"}, method)

    of: defaultdict[str, list[int]] = defaultdict(list)
    for line in run.out.splitlines():
        producer, item = line.split(": item ")
        of[producer].append(int(item))
    assert len(of) == 3
    assert all(items == list(range(1, 1001)) for items in of.values())


@pytest.mark.control
def test_with_one_sentinel_too_few_get_waits_for_ever(method: str, tmp_path: Path):
    few = {"running = PRODUCERS": "running = PRODUCERS + 1"}

    run_variant(tmp_path, COUNTED, few, method, hangs=True, timeout=8)


@pytest.mark.whole
def test_what_comes_after_the_first_sentinel_is_not_read(method: str, tmp_path: Path):
    more = {"ITEMS = 2": "ITEMS = 3"}

    run = run_variant(tmp_path, "ipc/sentinels_not_counted", more, method)

    *read, left = run.out.splitlines()
    assert read == [f"producer 1: item {n}" for n in (1, 2, 3)]
    assert left.count("producer 2: item ") == 3


@pytest.mark.skipif(sys.version_info < (3, 15), reason="3.15 has sentinel")
def test_a_sentinel_of_3_15_is_still_itself_after_pickling():
    assert pickle.loads(pickle.dumps(DONE)) is DONE


if sys.version_info >= (3, 15):
    DONE = sentinel("DONE")  # type: ignore[name-defined]  # noqa: F821


@says(TIMEOUT, "The worker's first wait ends at its timeout.")
def test_the_first_wait_ends_at_its_timeout(trace: Trace):
    first = waits(trace, "tasks")[0]

    assert (name_of(trace, first.lane), first.outcome) == ("worker", "gave-up")
    assert 50_000 <= first.end - first.start < 80_000


@says(
    TIMEOUT,
    "Each time main puts a task, the worker is already waiting in `get`, and goes on "
    "as soon as the task arrives.",
)
def test_the_worker_waits_when_a_task_is_put(trace: Trace):
    put = [event.time for event in events(trace, "put", "tasks")]
    got = [one for one in waits(trace, "tasks") if one.outcome == "got"]

    for wait, time in list(zip(got, put, strict=True))[:3]:
        assert wait.start < time <= wait.end < time + 5_000


def test_get_returns_after_put(method: str):
    trace = observed(TIMEOUT, method).trace

    put = [event.time for event in events(trace, "put", "tasks")]
    got = [event.time for event in events(trace, "got", "tasks")]
    assert len(put) == 4
    assert all(p <= g for p, g in zip(put, got, strict=True))
