"""A queue keeps the order of each producer, and nothing beyond that."""

import multiprocessing
import queue
from pathlib import Path
from types import SimpleNamespace

import pytest

from examples.ipc import closed_too_early, closing_time, each_in_order, get_waits
from tests.harness.traces import Trace, events, load, name_of, observed, waits
from tests.harness.variants import run_variant

ONCE, TWICE = ["tea", None, "cake"], ["tea", None, "cake", None]


def filled(items: list) -> queue.Queue:
    orders: queue.Queue = queue.Queue()
    for item in items:
        orders.put(item)
    return orders


def test_orders_of_one_waiter_must_be_complete_and_in_order():
    numbers = range(each_in_order.EACH)
    mixed = [(name, number) for number in numbers for name in ("Ada", "Bo")]
    swapped = [("Ada", 1), ("Ada", 0), *(("Ada", number) for number in numbers[2:])]

    assert each_in_order.in_order(mixed, "Ada")
    assert not each_in_order.in_order(mixed[2:], "Ada")
    assert not each_in_order.in_order(swapped, "Ada")


def test_the_cook_counts_the_sentinels():
    assert closing_time.cook(filled(TWICE)) == ["tea", "cake"]
    assert closing_time.cook(filled([None, None, "cake"])) == []


def test_the_cook_who_stops_at_the_first_sentinel_leaves_orders_behind():
    orders = filled(TWICE)

    assert closed_too_early.cook(orders) == ["tea"]
    assert orders.qsize() == 2


def test_the_cook_tells_an_empty_queue_from_one_that_has_something():
    notes: list[str] = []
    orders = SimpleNamespace(get=lambda timeout: answers.pop(0)())
    answers = [empty, lambda: "tea", lambda: "cake", lambda: "soup"]

    get_waits.cook(orders, SimpleNamespace(put=notes.append))

    assert notes == ["nothing there yet", "cooks tea", "cooks cake", "cooks soup"]


def empty() -> None:
    raise queue.Empty


def test_an_empty_queue_is_told_by_an_exception_at_once_or_after_a_time():
    orders = multiprocessing.Queue()

    for arguments in ({"block": False}, {"timeout": 0.01}, {"timeout": 0}):
        with pytest.raises(queue.Empty):
            orders.get(**arguments)
    with pytest.raises(queue.Empty):
        orders.get_nowait()


@pytest.mark.control
def test_if_ada_is_not_held_up_she_comes_first(method: str, tmp_path: Path):
    in_turn = {
        "    second.start()\n": "    packed.set()\n    first.join()\n"
        "    second.start()\n"
    }

    run = run_variant(tmp_path, "ipc/came_second", in_turn, method)

    assert run.out.endswith("came first: Ada's\ncame second: Bo's\n")


def test_a_short_order_doesn_t_overtake_the_long_one_before_it(method, tmp_path):
    one_more = {
        '    notes.put("Ada has put")\n': '    queue.put("Ada\'s short one")\n'
        '    notes.put("Ada has put")\n',
        'second:", queue': 'second:", queue.get(timeout=20), queue',
    }

    run = run_variant(tmp_path, "ipc/came_second", one_more, method)

    assert run.out.endswith("first: Bo's\ncame second: Ada's Ada's short one\n")


@pytest.mark.control
def test_two_who_share_a_name_spoil_its_order(method: str, tmp_path: Path):
    """The order is each process's, whatever it calls itself."""
    name = {'WAITERS = ("Ada", "Bo", "Cy")': 'WAITERS = ("Ada", "Ada", "Ada")'}

    run = run_variant(tmp_path, "ipc/each_in_order", name, method)

    assert run.out == "orders: 300\n" + 3 * "Ada's are in order: False\n"


@pytest.mark.control
def test_with_one_sentinel_too_few_the_cook_waits_in_vain(method: str, tmp_path: Path):
    three = {"WAITERS = 2": "WAITERS = 3", "get(timeout=20)": "get(timeout=3)"}

    run_variant(
        tmp_path, "ipc/closing_time", three, method, code=1, stderr="queue.Empty"
    )


def taken_after_put(trace: Trace) -> bool:
    """Tell whether each order was got after it had been put, and was waited for."""
    put = [event.time for event in events(trace, "put", "orders")]
    got = [event.time for event in events(trace, "got", "orders")]
    return len(put) == len(got) and all(p <= g for p, g in zip(put, got, strict=True))


def test_in_the_trace_get_returns_after_put(method: str):
    trace = observed("ipc/get_waits", method).trace

    first, *others = waits(trace, "orders")
    assert taken_after_put(trace)
    assert (name_of(trace, first.lane), first.outcome) == ("cook", "gave-up")
    assert [wait.outcome for wait in others if name_of(trace, wait.lane) == "cook"] == [
        "got"
    ] * 3


def test_in_the_picture_the_cook_waits_before_the_order_is_put():
    trace = load("ipc/get_waits")

    asked = [event.time for event in events(trace, "get", "orders")]
    put = [event.time for event in events(trace, "put", "orders")]
    assert taken_after_put(trace)
    assert asked[1] < put[0]
