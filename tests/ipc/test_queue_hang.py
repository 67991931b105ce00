"""Each way to hang or to lose an item is forced, and so is its cure."""

import os
import pickle
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from examples.ipc import pickled_first
from tests.harness.programs import program, run_program
from tests.harness.variants import run_variant

linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@linux
def test_a_pipe_takes_64_kib():
    import fcntl

    ends = os.pipe()
    room = fcntl.fcntl(ends[1], fcntl.F_GETPIPE_SZ)
    for end in ends:
        os.close(end)

    assert 65_000 < room == 64 * 1024 < 66_000


@linux
@pytest.mark.control
def test_an_answer_that_is_read_first_lets_the_child_end(method: str, tmp_path: Path):
    read = {
        "    child.join(timeout=patience)\n": "    got = answers.get(timeout=LONG)\n"
        "    child.join(timeout=LONG)\n",
        "len(answers.get(timeout=LONG))": "len(got)",
    }

    run = run_variant(tmp_path, "ipc/join_before_get", read, method)

    assert run.out.count("ended before anybody read: True") == 2


@pytest.mark.control
def test_the_same_list_put_twice_arrives_changed_twice(method: str, tmp_path: Path):
    same = {"queue.put(list(page))": "queue.put(page)"}

    run = run_variant(tmp_path, "ipc/changed_after_put", same, method)

    assert run.out.count("['tea', 'cake']") == 2


@pytest.mark.control
def test_what_can_be_pickled_is_not_lost(method: str, tmp_path: Path):
    good = {'lambda: "soup"': '"soup"'}

    run = run_variant(tmp_path, "ipc/lost_at_the_door", good, method)

    assert run.out == 2 * "arrived: ['tea', 'soup'] - exit code 0\n"


def test_in_a_joinable_queue_a_lost_item_keeps_join_waiting(method: str, tmp_path):
    run = run_program(
        program("ipc/lost_in_a_joinable_queue", method), tmp_path, stderr="Can't pickle"
    )

    assert run.out == "tea\ncake\nTrue\n"


def test_a_bad_order_is_refused_where_it_is_put_and_leaves_nothing():
    put: list[bytes] = []
    orders = SimpleNamespace(put=put.append)

    pickled_first.hand_in("tea", orders)
    with pytest.raises((pickle.PicklingError, AttributeError)):
        pickled_first.hand_in(lambda: "soup", orders)

    assert [pickle.loads(data) for data in put] == ["tea"]


def test_the_waiter_apologises_and_goes_on():
    put: list[bytes] = []

    pickled_first.waiter(SimpleNamespace(put=put.append))

    *orders, last = put
    assert [pickle.loads(data) for data in orders] == ["tea", "an apology", "cake"]
    assert last == pickled_first.DONE


@linux
@pytest.mark.control
def test_what_has_arrived_is_seen(method: str, tmp_path: Path):
    arrived = {
        '    print("empty:"': '    go.set()\n    child.join()\n    print("empty:"',
        "get(timeout=20)": "get(timeout=1)",
    }

    run = run_variant(
        tmp_path, "ipc/empty_is_a_guess", arrived, method, code=1, stderr="queue.Empty"
    )

    assert "empty: False - qsize: 2" in run.out
    assert "found while not empty: ['soup', None]" in run.out


@linux
@pytest.mark.control
def test_a_cook_who_is_served_and_not_killed_takes_no_lock_along(method, tmp_path):
    served = {"    di.kill()\n": '    orders.put("tea")\n'}

    run = run_variant(tmp_path, "ipc/killed_in_get", served, method)

    assert "Di: exit code 0" in run.out
    assert "main gets soup" in run.out


@linux
@pytest.mark.control
def test_three_small_items_hang_as_one_large_one_does(method: str, tmp_path: Path):
    in_three = {
        "    answers.put(bytes(size))\n": "    for _ in range(3):\n"
        "        answers.put(bytes(size // 3))\n",
        "len(answers.get(timeout=LONG))": "sum(len(answers.get()) for _ in range(3))",
        "    join_first(65_000, LONG)\n": "",
    }

    run = run_variant(tmp_path, "ipc/join_before_get", in_three, method)

    assert "66000 bytes: ended before anybody read: False" in run.out
    assert "ended after that: True" in run.out


@linux
@pytest.mark.parametrize(
    "last", ["answers.cancel_join_thread()", "__import__('os')._exit(7)"]
)
@pytest.mark.control
def test_who_need_not_wait_for_the_feeder_ends_unread(last, method, tmp_path):
    """Twice 66,000 bytes don't fit, so something is lost whenever it ends."""
    put = "    answers.put(bytes(size))\n"
    ends = {
        put: f"{put}{put}    {last}\n",
        '    print("  bytes read:", len(answers.get(timeout=LONG)))\n': "",
    }

    run = run_variant(tmp_path, "ipc/join_before_get", ends, method)

    assert run.out.count("ended after that: True") == 2
