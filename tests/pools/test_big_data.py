"""What is pickled how often on its way to a worker, and what needs no copy at all."""

import os
import pickle
import signal
import subprocess
import sys
from array import array
from importlib.util import find_spec
from pathlib import Path

import pytest

from examples.pools import send_range
from tests.harness.programs import output, program, run_program
from tests.harness.variants import run_variant

RANGE, COPIES, SHARE = "pools/send_range", "pools/count_copies", "pools/share_array"
BROKEN = "BrokenProcessPool: A process in the process pool was terminated abruptly"
numpy = pytest.mark.skipif(not find_spec("numpy"), reason="needs NumPy")
two_cpus = pytest.mark.skipif(
    sys.platform == "linux" and len(os.sched_getaffinity(0)) == 1,
    reason="needs two CPUs",
)
linux = pytest.mark.skipif(sys.platform != "linux", reason="reads Linux's /proc")


def test_the_parts_add_up_to_the_whole(method: str):
    lines = output(RANGE, method).splitlines()

    sums = [int(line.split(": ")[1].replace(",", "")) for line in lines]
    assert len(sums) == 4
    assert sum(sums) == sum(range(1_000_000))


def test_a_path_and_a_number_are_a_short_message(tmp_path: Path):
    path = tmp_path / "numbers"
    task = pickle.dumps((send_range.add_part, path, 250_000))
    data = pickle.dumps((sum, array("d", range(send_range.PART))))

    assert len(task) < 500
    assert len(data) > 8 * send_range.PART


def test_a_killed_reader_ends_the_map_and_leaves_no_file(method: str, tmp_path: Path):
    changes = {
        "    return sum(numbers)": (
            '    if start:\n        __import__("os")._exit(1)\n    return sum(numbers)'
        )
    }

    run_variant(tmp_path, RANGE, changes, method, code=1, stderr=BROKEN)


def counts(text: str) -> dict[str, int]:
    """Return how often the table was pickled, by the way."""
    lines = (line.split() for line in text.splitlines())
    return {words[0]: int(words[-2]) for words in lines}


def test_an_argument_is_pickled_for_each_task_and_initargs_for_each_worker(
    method: str,
):
    each_worker = 0 if method == "fork" else 2

    assert counts(output(COPIES, method)) == {
        "initializer": each_worker,
        "argument": 6,
        "partial": 6,
        "method": 6,
    }


def test_ten_times_as_many_tasks_need_no_more_copies_by_initializer(
    method: str, tmp_path: Path
):
    changes = {'"kiwi")\n': '"kiwi") * 10\n'}

    found = counts(run_variant(tmp_path, COPIES, changes, method).out)

    assert found["argument"] == found["partial"] == found["method"] == 60
    assert found["initializer"] == (0 if method == "fork" else 2)


def test_the_executor_pickles_as_often(method: str, tmp_path: Path):
    changes = {
        "from multiprocessing import Pool": (
            "from concurrent.futures import ProcessPoolExecutor"
        ),
        "Pool(WORKERS, init_worker": "ProcessPoolExecutor(WORKERS, None, init_worker",
        "pool.starmap(price_in, pairs, chunksize=1)": (
            "list(pool.map(price_in, [table] * 6, ITEMS))"
        ),
        "        pairs = zip(repeat(table), ITEMS)\n": "",
        "list(pool.imap(price, ITEMS))": "list(pool.map(price, ITEMS))",
        "pool.imap(partial": "pool.map(partial",
        "pool.imap(table": "pool.map(table",
    }

    found = counts(run_variant(tmp_path, COPIES, changes, method).out)

    assert found["argument"] == found["partial"] == found["method"] == 6
    assert found["initializer"] <= (0 if method == "fork" else 2)


@pytest.mark.whole
def test_try_it_one_message_pickles_an_object_only_once(method: str, tmp_path: Path):
    run = run_variant(tmp_path, COPIES, {"chunksize=1": "chunksize=3"}, method)

    assert counts(run.out)["argument"] == 2


@numpy
def test_workers_change_the_array_of_main(method: str):
    lines = output(SHARE, method).splitlines()

    assert lines[-1] == "main reads in the last row: 9990.0"
    assert [line.split()[-1] for line in lines[:-1]] == ["1245", "3745", "6245", "8745"]


@numpy
@pytest.mark.control
def test_an_array_whose_block_is_not_kept_kills_the_worker(method: str, tmp_path: Path):
    changes = {"    global block, table": "    global table"}

    run = run_variant(tmp_path, SHARE, changes, method, code=1, stderr=BROKEN)

    assert run.blocks == ()


@pytest.mark.control
@linux
def test_a_shell_says_139_where_multiprocessing_says_minus_11():
    crash = f"{sys.executable} -c 'import ctypes; ctypes.string_at(0)'"

    shell = subprocess.run(
        ["sh", "-c", f"{crash}; echo $?"], capture_output=True, timeout=50
    )

    assert shell.stdout == b"139\n"
    assert 128 + signal.SIGSEGV == 139


@numpy
@pytest.mark.control
def test_an_argument_is_a_copy_and_main_sees_no_change(method: str, tmp_path: Path):
    changes = {
        "def scale_rows(start: int)": "def scale_rows(start, table)",
        "range(0, SHAPE[0], PART))": (
            "range(0, SHAPE[0], PART), [as_table(shared)] * 4)"
        ),
    }

    run = run_variant(tmp_path, SHARE, changes, method)

    assert run.out.endswith("main reads in the last row: 999.0\n")


@numpy
def test_a_killed_worker_leaves_no_block_behind(method: str, tmp_path: Path):
    changes = {"    rows *= 10": '    __import__("os")._exit(1)'}

    run = run_variant(tmp_path, SHARE, changes, method, code=1, stderr=BROKEN)

    assert run.blocks == ()


@numpy
@linux
@two_cpus
@pytest.mark.parametrize(
    ("when", "one"),
    [("never", False), ("before the import", True), ("in an initializer", False)],
)
def test_numpy_is_told_its_threads_before_it_is_imported(
    when: str, one: bool, method: str, tmp_path: Path
):
    command = program("pools/blas_threads", method, when)

    threads = int(run_program(command, tmp_path).out)

    assert (threads == 1) == one
