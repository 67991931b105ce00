"""A timeout ends the waiting only; a late task ends with its worker."""

import sys
from pathlib import Path

import pytest

from tests.harness.interpreters import ask
from tests.harness.programs import output, program, run_program
from tests.harness.variants import run_variant

LATE = "pools/end_late_tasks"
ALARM = "pools/alarm_in_a_task"
GOES_ON = "pools/timeout_goes_on"
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGALRM")
IN_FORK = pytest.mark.parametrize("method", ["fork"], indirect=True)


def test_the_late_task_has_no_result_and_all_others_have(method: str):
    assert output(LATE, method).splitlines() == [
        "square of 1: 1",
        "square of 2: 4",
        "square of 3: late",
        "square of 4: 16",
    ]


@pytest.mark.whole
def test_a_batch_of_a_thousand_with_late_tasks_in_every_worker_ends(
    method: str, tmp_path: Path
):
    changes = {"[1, 2, 3, 4]": "[3] * 2 + [*range(4, 1004)]"}

    run = run_variant(tmp_path, LATE, changes, method, stderr=r".*|\A\Z")

    assert run.out.count("late") == 1002


def test_a_worker_that_dies_ends_the_batch_too(method: str, tmp_path: Path):
    changes = {"time.sleep(600)": "__import__('os')._exit(1)"}

    run_variant(tmp_path, LATE, changes, method, code=1, stderr="BrokenProcessPool")


@IN_FORK
@pytest.mark.control
def test_try_it_without_the_kill_the_block_waits_for_the_late_task(
    method: str, tmp_path: Path
):
    changes = {"            kill_workers(pool)\n": "            pass\n"}

    run_variant(tmp_path, LATE, changes, method, hangs=True, timeout=14)


@pytest.mark.whole
def test_try_it_a_task_that_is_done_after_the_limit_is_still_late(
    method: str, tmp_path: Path
):
    changes = {
        "            kill_workers(pool)\n": "            pass\n",
        "time.sleep(600)": "time.sleep(2)",
        "LIMIT = 4": "LIMIT = 0.01",
    }

    run = run_variant(tmp_path, LATE, changes, method)

    assert "square of 3: late\n" in run.out


@pytest.mark.control
def test_a_task_goes_on_after_its_timeout(method: str):
    assert output(GOES_ON, method) == (
        "timeout\nafter the timeout: the task still runs\n"
    )


def test_a_killed_worker_says_nothing_after_the_timeout(method: str, tmp_path: Path):
    changes = {
        '        conn.send("seen")\n': "        other_end.close()\n"
        "        for process in list(pool._processes.values()):\n"
        "            process.kill()\n            process.join()\n",
        'print("after the timeout:", conn.recv())': "print(conn.poll(5))\n"
        "        print(type(future.exception()).__name__)\n"
        "        conn.recv()",
    }

    run = run_variant(
        tmp_path, GOES_ON, changes, method, code=1, stderr="EOFError|ConnectionReset"
    )

    assert run.out == "timeout\nTrue\nBrokenProcessPool\n"


@posix
def test_an_alarm_ends_the_late_task_only(method: str):
    assert output(ALARM, method).splitlines() == [
        "counted to 5",
        "late: longer than 0.5 s",
        "counted to 7",
    ]


@posix
@IN_FORK
@pytest.mark.control
def test_a_task_without_its_alarm_goes_on_for_ever(method: str, tmp_path: Path):
    changes = {"    with time_limit(LIMIT):\n": "    if LIMIT:\n"}

    run = run_variant(tmp_path, ALARM, changes, method, hangs=True, timeout=12)

    assert "late" not in run.out


@posix
@IN_FORK
@pytest.mark.control
def test_a_task_that_catches_exception_catches_the_alarm_too(
    method: str, tmp_path: Path
):
    changes = {
        "        while count != number:  # for ever if it is negative\n"
        "            count += 1\n": "        try:\n            while count != number:\n"
        "                count += 1\n        except Exception:\n"
        "            count = -2\n"
    }

    assert "counted to -2\n" in run_variant(tmp_path, ALARM, changes, method).out


@posix
@IN_FORK
def test_a_pool_runs_its_tasks_in_the_main_thread_too(method: str, tmp_path: Path):
    changes = {
        "    with ProcessPoolExecutor(1) as pool:\n": (
            "    with __import__('multiprocessing').Pool(1) as pool:\n"
        ),
        "pool.submit(count_to, number)": "pool.apply_async(count_to, (number,))",
        "future.result()": "future.get()",
    }

    run = run_variant(tmp_path, ALARM, changes, method)

    assert run.out.count("late") == 1


def test_five_tasks_of_two_workers_can_no_longer_be_cancelled(
    method: str, tmp_path: Path
):
    run = run_program(program("pools/cancelling", method), tmp_path)

    assert run.out == "cancelled: [5, 6, 7]\n"


@pytest.mark.control
def test_max_tasks_per_child_hangs_before_314(python: str, tmp_path: Path):
    command = program("pools/few_tasks_each", python=python)
    if ask(python).here.version < (3, 14):
        run_program(command, tmp_path, hangs=True, timeout=8, stderr=r".*|\A\Z")
    else:
        assert run_program(command, tmp_path).out == f"{list(range(10))}\n"


def test_maxtasksperchild_of_a_pool_does_not_hang(python: str, tmp_path: Path):
    command = program("pools/few_tasks_each", "Pool", python=python)

    assert run_program(command, tmp_path).out == f"{list(range(10))}\n"


@pytest.mark.parametrize("way", ["terminate_workers", "kill_workers"])
def test_workers_that_are_ended_break_the_executor_and_drop_its_tasks(
    way: str, python: str, method: str, tmp_path: Path
):
    if ask(python).here.version < (3, 14):
        pytest.skip("new in Python 3.14")
    run = run_program(
        program("pools/stopping_now", method, way, python=python), tmp_path
    )

    assert run.out.splitlines() == [
        "BrokenProcessPool BrokenProcessPool ['BrokenProcessPool', 'CancelledError']",
        "BrokenProcessPool",
    ]


@pytest.mark.parametrize("way", ["terminate", "end of the block"])
def test_a_pool_that_is_terminated_has_no_result_and_no_worker(
    way: str, python: str, method: str, tmp_path: Path
):
    run = run_program(
        program("pools/stopping_now", method, way, python=python), tmp_path
    )

    assert run.out == "9\nTimeoutError\nleft: 0\n"
