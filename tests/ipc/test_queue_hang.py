"""Each way to hang or to lose an item is forced, and so is its cure."""

import os
import pickle
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from examples.ipc import pickle_before_put
from tests.harness.programs import program, run_program
from tests.harness.variants import run_variant

JOIN, LOST = "ipc/join_before_get", "ipc/unpicklable_item_lost"
PUT = "    results.put(bytes(size))\n"
linux = pytest.mark.skipif(sys.platform != "linux", reason="the example needs Linux")
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")


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
def test_a_result_that_is_read_first_lets_the_worker_end(method, tmp_path: Path):
    read = {
        "    process.join(timeout)  # without a timeout, this can wait for ever\n": (
            "    results.get()\n    process.join(20)\n"
        ),
        "    results.get()\n    process.join()\n": "",
    }

    run = run_variant(tmp_path, JOIN, read, method)

    assert run.out.count("exit code 0") == 4


@linux
@pytest.mark.control
def test_a_join_without_a_timeout_waits_for_ever(method: str, tmp_path: Path):
    changes = {"process.join(timeout)": "process.join()"}

    run = run_variant(tmp_path, JOIN, changes, method, hangs=True, timeout=8)

    assert "66000" not in run.out


@linux
@pytest.mark.control
def test_three_small_items_hang_as_one_large_one_does(method: str, tmp_path: Path):
    in_three = {
        PUT: "    for _ in range(3):\n        results.put(bytes(size // 3))\n",
        "    results.get()\n": "    for _ in range(3):\n        results.get()\n",
        "    join_first(65_000, timeout=20)\n": "",
    }

    run = run_variant(tmp_path, JOIN, in_three, method)

    assert "66000 bytes, joined: exit code None\n" in run.out
    assert "66000 bytes, read and joined: exit code 0\n" in run.out


@linux
@pytest.mark.parametrize(
    "last", ["results.cancel_join_thread()", "__import__('os')._exit(7)"]
)
@pytest.mark.control
def test_a_process_that_need_not_wait_for_its_feeder_ends_unread(
    last: str, method: str, tmp_path: Path
):
    """Twice 66,000 bytes don't fit, so something is lost whenever it ends."""
    ends = {PUT: f"{PUT}{PUT}    {last}\n", "    results.get()\n": ""}
    ends |= {"timeout=0.5": "timeout=20"}

    run = run_variant(tmp_path, JOIN, ends, method)

    assert "None" not in run.out


@pytest.mark.control
def test_the_same_list_put_twice_arrives_changed_twice(method: str, tmp_path: Path):
    same = {"queue.put(lines.copy())": "queue.put(lines)"}

    run = run_variant(tmp_path, "ipc/changed_after_put", same, method)

    assert run.out.count("['line 1', 'line 2']") == 2


@pytest.mark.control
def test_what_can_be_pickled_is_not_lost(method: str, tmp_path: Path):
    good = {
        '("item 1", lambda: "item 2", "item 3")': '("item 1", "item 2", "item 3")',
        '(PickledAtExit(), lambda: "item 2", "item 3")': (
            '(PickledAtExit(), "item 2", "item 3")'
        ),
    }

    run = run_variant(tmp_path, LOST, good, method)

    assert run.out.count("['item 1', 'item 2', 'item 3'], exit code 0") == 2


def test_in_a_joinable_queue_a_lost_item_keeps_join_waiting(method: str, tmp_path):
    run = run_program(
        program("ipc/lost_in_a_joinable_queue", method), tmp_path, stderr="Can't pickle"
    )

    assert run.out == "item 1\nitem 3\nTrue\n"


def test_a_bad_item_is_refused_where_it_is_put_and_leaves_nothing():
    put: list[bytes] = []
    queue = SimpleNamespace(put=put.append)

    pickle_before_put.put_pickled(queue, "item 1")
    with pytest.raises((pickle.PicklingError, AttributeError)):
        pickle_before_put.put_pickled(queue, lambda: "item 2")

    assert [pickle.loads(data) for data in put] == ["item 1"]


@linux
@pytest.mark.control
def test_what_has_arrived_is_seen_by_empty(method: str, tmp_path: Path):
    arrived = {"    has_put.wait()\n": "    go.set()\n    process.join()\n"}
    stops = {"list(iter(queue.get, None))": "items"}

    run = run_variant(tmp_path, "ipc/empty_is_unreliable", arrived | stops, method)

    assert "empty: False qsize: 2" in run.out
    assert "read while not empty: ['item 1', None]" in run.out


@linux
@pytest.mark.control
def test_a_worker_that_gets_its_item_takes_no_lock_along(method: str, tmp_path: Path):
    served = {"    process.kill()\n": '    queue.put("item 0")\n'}

    run = run_variant(tmp_path, "ipc/killed_in_get", served, method)

    assert "main received item 1" in run.out


@linux
@pytest.mark.control
def test_after_a_kill_in_get_a_get_without_a_timeout_hangs(method, tmp_path: Path):
    changes = {"get(timeout=0.5)": "get()"}

    run_variant(tmp_path, "ipc/killed_in_get", changes, method, hangs=True, timeout=8)


@posix
def test_after_a_kill_in_put_no_other_process_can_put(method: str, tmp_path: Path):
    run = run_program(program("ipc/killed_in_put", method), tmp_path)

    assert run.out == "the second has ended: False\n"


@posix
def test_a_process_that_waits_in_join_has_this_stack(method: str, tmp_path: Path):
    fork = ['popen_fork.py", line .* in poll', 'popen_fork.py", line .* in wait']
    server = [
        'selectors.py", line .* in select',
        'connection.py", line .* in wait',
        'popen_forkserver.py", line .* in poll',
    ]
    stack = server if method == "forkserver" else fork

    run_program(
        program("ipc/stack_of_join", method), tmp_path, stderr=["Timeout", *stack]
    )


@posix
@pytest.mark.parametrize(
    ("what", "stack"),
    [
        ("get", ["connection _recv", "queues get"]),
        ("get with a timeout", ["selectors select", "queues get"]),
        ("get half an item", ["connection _recv", "queues get"]),
        ("get beside a reader", ["synchronize __enter__", "queues get"]),
        ("get beside a reader, with a timeout", ["queues get"]),
        ("put", ["queues put"]),
        ("put beside a writer", ["queues _feed"]),
        ("join", ["synchronize wait", "queues join"]),
        ("end", ["connection _send", "queues _feed"]),
        ("end", ["threading (join|_wait_for_tstate_lock)", "queues _finalize_join"]),
    ],
)
def test_a_process_that_waits_at_a_queue_has_this_stack(
    what: str, stack: list[str], tmp_path: Path
):
    inner, *outer = [
        r'File ".*/{}\.py", line \d+ in {}\n'.format(*frame.split()) for frame in stack
    ]

    run_program(
        program("ipc/stack_of_queue", what),
        tmp_path,
        code=1,
        stderr=[rf"most recent call first\):\n  {inner}", *outer],
    )
