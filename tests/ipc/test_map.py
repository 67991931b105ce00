"""Under Python's objects lie pipes, sockets, semaphores and mapped files."""

import multiprocessing
import os
import sys
from collections import Counter
from pathlib import Path

import pytest

from examples.ipc import pipe_shared_list_copied, system_objects
from tests.harness.variants import run_variant

SIX, SAME = "ipc/one_message_six_ways", "ipc/pipe_shared_list_copied"
linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows numbers no pipes")


@posix
@pytest.mark.whole
def test_a_message_larger_than_a_pipe_comes_through_all_six(method, tmp_path):
    large = {'b"task 7 is done"': 'b"task 7 is done" * 10_000'}

    run = run_variant(tmp_path, SIX, large, method)

    assert len(run.out.splitlines()) == 6
    assert run.out.count("task 7 is done" * 10_000) == 6


@posix
@pytest.mark.parametrize(
    ("call", "stderr"),
    [
        ("memory.value = MESSAGE", "RuntimeError: exit code 3"),
        ("conn.send_bytes(MESSAGE)", "EOFError"),
        ("path.write_bytes(MESSAGE)", "RuntimeError: exit code 3"),
        ("conn.connect(address)", "TimeoutError"),
        ("queue.put(MESSAGE)", "_queue.Empty"),
    ],
)
@pytest.mark.control
def test_a_child_that_dies_before_it_has_sent_ends_the_program(
    call: str, stderr: str, method: str, tmp_path: Path
):
    dies = {call: "raise SystemExit(3)", "TIMEOUT = 20": "TIMEOUT = 2"}

    run_variant(tmp_path, SIX, dies, method, code=1, stderr=stderr)


@posix
@pytest.mark.control
def test_a_large_message_hangs_if_main_joins_before_it_receives(method, tmp_path):
    joined = {
        'b"task 7 is done"': 'b"task 7 is done" * 10_000',
        "    yield\n    process.join()\n": "    process.join()\n    yield\n",
    }

    run_variant(tmp_path, SIX, joined, method, hangs=True, timeout=8)


@posix
@pytest.mark.control
def test_memory_that_is_not_shared_carries_nothing(method: str, tmp_path: Path):
    own = {
        'Array("c", len(MESSAGE))': 'SimpleNamespace(value=b"")',
        "from pathlib import Path\n": "from pathlib import Path\n"
        "from types import SimpleNamespace\n",
    }

    run = run_variant(tmp_path, SIX, own, method)

    assert run.out.startswith("shared memory: \npipe: task 7 is done\n")


@linux
def test_a_pipe_has_two_ends_and_a_file_is_a_file(tmp_path: Path):
    before = Counter(system_objects.descriptors())
    ends = os.pipe()
    with (tmp_path / "file").open("w"):
        new = Counter(system_objects.descriptors()) - before
    for end in ends:
        os.close(end)

    assert new == {"pipe end": 2, "file": 1}


@linux
def test_what_was_there_before_is_not_counted():
    kept = multiprocessing.Pipe()

    assert system_objects.new_objects(lambda: None) == ""
    assert system_objects.new_objects(lambda: kept) == ""


@linux
def test_a_joinable_queue_has_eight_semaphores():
    system_objects.new_objects(multiprocessing.Queue)  # the first starts a helper

    found = system_objects.new_objects(multiprocessing.JoinableQueue)

    assert found == "2 × pipe end, 8 × semaphore"


@linux
def test_both_ends_of_one_pipe_have_its_number_and_another_has_another():
    (one, two), (other, _) = (multiprocessing.Pipe(duplex=False) for _ in range(2))

    assert pipe_shared_list_copied.inode(one) == pipe_shared_list_copied.inode(two)
    assert pipe_shared_list_copied.inode(one) != pipe_shared_list_copied.inode(other)


@posix
@pytest.mark.control
def test_a_pipe_that_the_child_makes_itself_is_not_the_parents(method, tmp_path):
    own = {
        "conn.send((inode(conn), items))": "ends = Pipe(duplex=False)\n"
        "        conn.send((inode(ends[1]), items))"
    }

    run = run_variant(tmp_path, SAME, own, method)

    assert run.out.startswith("the same pipe: False\n")


@pytest.mark.parametrize("kernel_queue", ["mq_open", "msgget"])
def test_the_standard_library_opens_no_message_queue_of_the_kernel(kernel_queue: str):
    assert not hasattr(os, kernel_queue)
