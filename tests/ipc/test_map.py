"""Under Python's objects lie pipes, sockets, semaphores and mapped files."""

import multiprocessing
import os
import sys
from collections import Counter
from pathlib import Path

import pytest

from examples.ipc import same_pipe, what_is_inside
from tests.harness.variants import run_variant

linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows numbers no pipes")


@linux
def test_a_pipe_has_two_ends_and_a_file_is_a_file(tmp_path: Path):
    before = Counter(what_is_inside.descriptors())
    ends = os.pipe()
    with (tmp_path / "page").open("w"):
        more = Counter(what_is_inside.descriptors()) - before
    for end in ends:
        os.close(end)

    assert more == {"pipe end": 2, "file": 1}


@linux
def test_what_was_there_before_is_not_counted():
    kept = multiprocessing.Pipe()

    assert what_is_inside.what_comes(lambda: None) == ""
    assert what_is_inside.what_comes(lambda: kept) == ""


@posix
def test_both_ends_of_one_pipe_have_its_number_and_another_has_another():
    (one, two), (other, _) = (multiprocessing.Pipe(duplex=False) for _ in range(2))

    assert same_pipe.number(one) == same_pipe.number(two)
    assert same_pipe.number(one) != same_pipe.number(other)


@posix
@pytest.mark.control
def test_a_pipe_that_the_child_makes_itself_is_not_the_parents(method, tmp_path):
    own = {"queue.put(number(sender))": "queue.put(number(Pipe(duplex=False)[1]))"}

    run = run_variant(tmp_path, "ipc/same_pipe", own, method)

    assert run.out.startswith("the child's pipe is the parent's: False\n")


@posix
@pytest.mark.control
def test_memory_that_is_not_shared_carries_nothing(method: str, tmp_path: Path):
    own = {
        'Array("c", len(MESSAGE))': 'SimpleNamespace(value=b"")',
        "from pathlib import Path\n": "from pathlib import Path\n"
        "from types import SimpleNamespace\n",
    }

    run = run_variant(tmp_path, "ipc/six_ways", own, method)

    assert run.out.startswith("memory:  b''\npipe:    b'12 pens'\n")


@linux
def test_a_joinable_queue_has_eight_semaphores():
    what_is_inside.what_comes(multiprocessing.Queue)  # the first starts a helper

    found = what_is_inside.what_comes(multiprocessing.JoinableQueue)

    assert found == "2 × pipe end, 8 × semaphore"
