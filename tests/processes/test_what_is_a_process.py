"""A process changes what is its own, a thread what belongs to its process."""

import os
import sys
from pathlib import Path

import pytest

from tests.harness.programs import program, run_program
from tests.harness.variants import run_variant

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
linux = pytest.mark.skipif(sys.platform != "linux", reason="opens through /dev/fd")
NUMBERS = "numbers = [1, 2, 3]\n"


@pytest.mark.whole
def test_the_parents_list_stays_as_it_was_however_long(tmp_path: Path, method: str):
    changes = {
        NUMBERS: "numbers = list(range(100_000))\n",
        '"child:", numbers': '"child:", len(numbers)',
        '"parent:", numbers': '"parent:", len(numbers)',
    }

    run = run_variant(tmp_path, "processes/own_memory", changes, method)

    assert run.out == "child: 100001\nparent: 100000\n"


@posix
@pytest.mark.whole
def test_the_parent_goes_on_when_the_child_is_killed(tmp_path: Path, method: str):
    changes = {
        "from multiprocessing": "import os\nfrom multiprocessing",
        "    numbers.append(4)\n": "    os.kill(os.getpid(), 9)\n",
    }

    run = run_variant(tmp_path, "processes/own_memory", changes, method)

    assert run.out == "parent: [1, 2, 3]\n"


def test_a_thread_changes_the_list_and_a_process_in_its_place_does_not(tmp_path: Path):
    changes = {
        "from threading import Thread": "from multiprocessing import Process as Thread"
    }

    run = run_variant(tmp_path, "processes/threads_share_memory", changes, "spawn")

    assert run.out.splitlines()[-1].endswith("[1, 2, 3]")


def test_as_a_thread_the_worker_changes_the_parents_list(tmp_path: Path):
    changes = {
        "from multiprocessing import Process": "from threading import Thread as Process"
    }

    run = run_variant(tmp_path, "processes/own_memory", changes, "spawn")

    assert run.out == "child: [1, 2, 3, 4]\nparent: [1, 2, 3, 4]\n"


def test_as_a_thread_the_worker_changes_the_parents_directory_and_environment(
    tmp_path: Path,
):
    changes = {
        "from multiprocessing import Process": "from threading import Thread as Process"
    }

    run = run_variant(tmp_path, "processes/own_environment", changes, "spawn")

    assert run.out.splitlines()[1] == "parent: directory logs, APP_MODE test"


@posix
def test_after_fork_the_copy_has_the_same_address_in_other_memory(tmp_path: Path):
    run = run_program(program("processes/same_address"), tmp_path)

    assert run.out.splitlines() == ["same address: True", "[1, 2, 3]"]


def test_two_descriptors_of_one_open_file_have_one_position(tmp_path: Path):
    path = tmp_path / "lines.txt"
    path.write_text("line 1\nline 2\n", encoding="utf-8", newline="")
    first, opened_again = (os.open(path, os.O_RDONLY) for _ in range(2))
    copy = os.dup(first)

    os.read(first, 7)
    os.close(first)

    assert os.read(copy, 6) == b"line 2"
    assert os.read(opened_again, 6) == b"line 1"
    os.close(copy)
    os.close(opened_again)


@linux
def test_a_child_that_opens_the_file_itself_leaves_the_parents_position(
    tmp_path: Path,
):
    inherited = "read_line(descriptor))"
    opened = 'read_line(os.open(f"/dev/fd/{descriptor}", os.O_RDONLY)))'

    run = run_variant(
        tmp_path, "processes/shared_file_position", {inherited: opened}, "spawn"
    )

    assert run.out == "child reads line 1\nparent reads line 1\n"
