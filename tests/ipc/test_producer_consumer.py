"""Every item is worked on once, the bound holds, and the end comes whoever dies."""

import sys
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest

from examples.ipc import kitchen, no_room, pipe_for_each, whoever_dies
from tests.harness.traces import Trace, events, load, observed
from tests.harness.variants import run_variant

posix = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")


def most_inside(trace: Trace, queue: str) -> int:
    """Return how many items lay in a queue at most."""
    most = now = 0
    for event in trace.events:
        if event.what == queue and event.kind in ("placed", "got"):
            now += 1 if event.kind == "placed" else -1
            most = max(most, now)
    return most


class Orders:
    """A queue that notes what is done with it."""

    def __init__(self, *items) -> None:
        self.items, self.log = list(items), []

    def get(self):
        self.log.append("get")
        return self.items.pop(0)

    def task_done(self) -> None:
        self.log.append("done")


def test_a_cook_reports_each_order_done_and_the_none_as_well():
    orders, dishes = Orders(("Ada", 0), ("Bo", 0), None), []

    kitchen.cook("Cy", orders, SimpleNamespace(put=dishes.append))

    assert orders.log == ["get", "done"] * 3
    assert dishes == [("Cy", ("Ada", 0)), ("Cy", ("Bo", 0))]


def test_a_cook_who_burns_an_order_reports_it_done_all_the_same():
    orders = Orders(("Ada", 0), None)

    with pytest.raises(ZeroDivisionError):
        kitchen.cook("Cy", orders, SimpleNamespace(put=lambda dish: 1 / 0))

    assert orders.log == ["get", "done"]


def test_in_the_kitchen_the_bound_holds_and_join_waits_for_all(method: str):
    trace = observed("ipc/kitchen", method).trace
    all_orders = kitchen.EACH * len(kitchen.WAITERS)

    (joined,) = events(trace, "pass", "orders")
    done = [event.time for event in events(trace, "done", "orders")]
    assert 0 < most_inside(trace, "orders") <= kitchen.ROOM
    assert len(events(trace, "got", "dishes")) == all_orders
    assert len(done) == all_orders + len(kitchen.COOKS)
    assert sum(time <= joined.time for time in done) == all_orders


@pytest.mark.parametrize(
    "without",
    [
        {"finally:\n            orders.task_done()\n": "finally: pass\n"},
        {"    for _ in cooks:\n        orders.put(None)\n": ""},
    ],
    ids=["task_done", "None"],
)
@pytest.mark.control
def test_in_the_kitchen_nobody_goes_home_without(without, method, tmp_path):
    run_variant(tmp_path, "ipc/kitchen", without, method, hangs=True)


@posix
@pytest.mark.control
def test_in_the_kitchen_a_lost_order_is_noticed(method: str, tmp_path: Path):
    killed = {
        "        try:\n": "        if order == ('Ada', 3): __import__('os')._exit(9)\n"
        "        try:\n",
        "[dishes.get(timeout=20)": "[dishes.get(timeout=3)",
    }

    run_variant(tmp_path, "ipc/kitchen", killed, method, code=1, stderr="queue.Empty")


@pytest.mark.control
def test_without_a_bound_there_is_always_room(method: str, tmp_path: Path):
    unbounded = {"Queue(ROOM)": "Queue()"}

    run = run_variant(tmp_path, "ipc/no_room", unbounded, method, hangs=True)

    assert run.out == ""


def test_in_the_trace_the_bound_is_reached_and_never_exceeded(method: str):
    trace = observed("ipc/no_room", method).trace

    assert most_inside(trace, "orders") == no_room.ROOM
    assert len(events(trace, "got", "orders")) == len(no_room.ORDERS)


def test_in_the_picture_the_waiter_waits_for_room_until_the_cook_comes():
    trace = load("ipc/no_room", "spawn")

    (refused,) = events(trace, "gave-up", "orders")
    first_got = events(trace, "got", "orders")[0]
    third_placed = events(trace, "placed", "orders")[no_room.ROOM]
    assert most_inside(trace, "orders") == no_room.ROOM
    assert refused.time < first_got.time < third_placed.time


@pytest.mark.control
def test_a_task_that_is_reported_done_does_not_keep_join_waiting(method, tmp_path):
    reported = {
        "            raise ValueError": "            orders.task_done()\n"
        "            raise ValueError",
        "    orders.task_done()  # for the soup, which nobody will cook\n": "",
    }

    run = run_variant(
        tmp_path,
        "ipc/task_never_done",
        reported,
        method,
        stderr="ValueError: the soup is burnt",
    )

    assert "join still waits: False" in run.out


@posix
@pytest.mark.control
def test_if_the_waiter_lives_the_sentinels_come(method: str, tmp_path: Path):
    alive = {
        "    os.kill(os.getpid(), signal.SIGKILL)\n    orders.put(None)\n": "",
        "    orders.close()\n": "    orders.put(None)\n    orders.put(None)\n"
        "    orders.close()\n",
        "join(timeout=0.5)": "join(timeout=20)",
    }

    run = run_variant(tmp_path, "ipc/no_sentinel_comes", alive, method)

    assert run.out.count("still waits: False") == 2


@posix
@pytest.mark.parametrize("number", [1, 2, 5])
def test_it_ends_with_any_number_of_workers_whoever_dies(method, number, tmp_path):
    names = tuple(f"cook {place}" for place in range(number))
    crew = {
        'COOKS = ("Cy", "Di", "Ed")': f"COOKS = {names}",
        '("nobody", "Ada", "Cy", "Ed")': f'("nobody", "Ada", *{names})',
    }

    run = run_variant(tmp_path, "ipc/whoever_dies", crew, method)

    killed = ("Ada", *names)
    assert run.out.splitlines() == [
        "nobody is killed: all orders cooked",
        *(f"{name} is killed: {name} ended with exit code -9" for name in killed),
    ]


@posix
def test_it_ends_when_the_producer_is_killed_in_the_middle_of_writing(method, tmp_path):
    large = {"orders.put(number,": "orders.put(bytes(1 << 20) if dies else number,"}

    run = run_variant(tmp_path, "ipc/whoever_dies", large, method)

    assert "Ada is killed: Ada ended with exit code -9\n" in run.out


@posix
@pytest.mark.control
def test_if_nobody_looks_at_the_exit_code_time_runs_out(method: str, tmp_path: Path):
    blind = {
        "if process.exitcode:": "if process.exitcode and ():",
        "PATIENCE = 20": "PATIENCE = 4",
    }

    run = run_variant(tmp_path, "ipc/whoever_dies", blind, method)

    assert "Ada is killed: nobody ended in 4 seconds" in run.out


@posix
@pytest.mark.control
def test_if_the_others_are_not_stopped_it_hangs(method: str, tmp_path: Path):
    left = {
        "        process.kill()\n        process.join()\n": "        process.join()\n"
    }

    run_variant(tmp_path, "ipc/whoever_dies", left, method, hangs=True)


def test_watch_has_nothing_to_say_when_nobody_is_there():
    assert whoever_dies.watch([]) == ""


@posix
@pytest.mark.parametrize(
    "kill",
    ["child.kill()", "child.kill(), child.join()"],
    ids=["being killed", "dead already"],
)
def test_an_order_given_to_a_dead_cook_is_cooked_by_another(kill, method, tmp_path):
    closed = "    theirs.close()\n"
    idle = {closed: f"{closed}    if name == 'Cy': {kill}\n"}

    run = run_variant(tmp_path, "ipc/pipe_for_each", idle, method)

    dishes = Counter(f"hot {order}" for order in pipe_for_each.ORDERS)
    assert f"served: {sorted(dishes.elements())}" in run.out


@posix
def test_when_all_cooks_are_dead_it_says_so(method: str, tmp_path: Path):
    run_variant(
        tmp_path,
        "ipc/pipe_for_each",
        {'name == "Cy"': "True"},
        method,
        code=1,
        stderr="RuntimeError: no cook is left for",
    )


@posix
@pytest.mark.control
def test_while_main_holds_the_cooks_end_no_death_is_noticed(method, tmp_path):
    held = {
        "    theirs.close()\n": "    KEPT.append(theirs)\n",
        "timeout=PATIENCE": "3",
    }
    held["PATIENCE = 20"] = "KEPT = []\nPATIENCE = 20"

    run_variant(
        tmp_path,
        "ipc/pipe_for_each",
        held,
        method,
        code=1,
        stderr="TimeoutError: no answer about",
    )


@pytest.mark.control
def test_sentinels_that_come_first_send_the_cooks_home(method: str, tmp_path: Path):
    first = {
        "    for process in (*waiters, *cooks):\n        process.start()\n": "    for "
        "process in cooks:\n        process.start()\n    for _ in cooks:\n"
        "        orders.put(None)\n    for process in cooks:\n        process.join()\n"
        "    for process in waiters:\n        process.start()\n",
        "[dishes.get(timeout=20)": "[dishes.get(timeout=3)",
        "(name, number), timeout=20": "(name, number), timeout=2",
    }

    run = run_variant(
        tmp_path, "ipc/kitchen", first, method, code=1, stderr="queue.Full"
    )

    assert "queue.Empty" in run.err
