"""How a result comes back, and how a failure shows."""

import sys
from pathlib import Path

import pytest

from examples.processes import exit_codes
from tests.harness.programs import output, program, run_program
from tests.harness.variants import run_variant

EXECUTOR = "processes/results_from_executor"
EXCEPTION = "processes/exception_from_worker"
PIPE, QUEUE = "processes/result_through_pipe", "processes/get_before_join"
KILL = "    import os\n    os.kill(os.getpid(), 9)\n"
COUNT = "    return sum(is_prime(number) for number in range(limit))\n"
SEND = "    sender.send([number * number for number in range(size)])\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")


@pytest.mark.whole
def test_an_executor_returns_a_thousand_times_as_many_results(
    method: str, tmp_path: Path
):
    changes = {"(10_000, 20_000, 30_000, 40_000)": "(10, 20, 30, 40) * 1000"}

    run = run_variant(tmp_path, EXECUTOR, changes, method)

    counts = [line.split()[0] for line in run.out.splitlines()]
    assert counts == ["4", "8", "10", "12"] * 1000


@pytest.mark.whole
def test_an_executor_returns_results_larger_than_a_pipe(method: str, tmp_path: Path):
    changes = {COUNT: "    return bytes(1_000_000)\n", "{count} prime": "{len(count)}"}

    run = run_variant(tmp_path, EXECUTOR, changes, method)

    assert run.out.count("1000000 numbers below") == 4


@posix
@pytest.mark.whole
def test_an_executor_ends_when_a_worker_is_killed(method: str, tmp_path: Path):
    changes = {COUNT: KILL}

    run_variant(tmp_path, EXECUTOR, changes, method, code=1, stderr="BrokenProcessPool")


@pytest.mark.whole
def test_an_executor_without_results_read_raises_nothing(method: str, tmp_path: Path):
    read = "        for limit, count in zip(LIMITS, counts, strict=True):\n"
    line = '            print(f"{count} prime numbers below {limit}")\n'
    changes = {COUNT: "    return 1 // 0\n", read + line: "        print(counts)\n"}

    run = run_variant(tmp_path, EXECUTOR, changes, method)

    assert run.out.startswith("<")


@pytest.mark.whole
def test_an_exception_brings_the_workers_traceback_as_its_cause(
    method: str, tmp_path: Path
):
    changes = {
        'print(f"{text} is not a number: {error}")': (
            'print("in _process_worker" in str(error.__cause__))'
        )
    }

    run = run_variant(tmp_path, EXCEPTION, changes, method)

    assert run.out.splitlines()[1] == "True"


@pytest.mark.parametrize(
    ("task", "raised"),
    [
        ("sys.exit", "SystemExit 3"),
        ("os._exit", "BrokenProcessPool"),
        ("threading.Lock", "TypeError cannot pickle"),
    ],
)
def test_an_executor_raises_whatever_kept_the_result_back(
    task: str, raised: str, method: str, tmp_path: Path
):
    run = run_program(program("processes/kept_back", method, task), tmp_path)

    assert run.out.startswith(raised)


@posix
@pytest.mark.whole
def test_a_pipe_ends_when_its_child_is_killed(method: str, tmp_path: Path):
    run = run_variant(tmp_path, PIPE, {SEND: KILL}, method)

    assert run.out == "the child ended without a result\nexit code -9\n"


@posix
@pytest.mark.whole
def test_a_pipe_ends_when_its_child_is_killed_in_the_middle(
    method: str, tmp_path: Path
):
    half = KILL.replace(
        "os.kill", 'os.write(sender.fileno(), b"\\0\\0\\1\\0half")\n    os.kill'
    )

    run = run_variant(tmp_path, PIPE, {SEND: half}, method)

    assert run.out == "the child ended without a result\nexit code -9\n"


@pytest.mark.whole
def test_a_pipe_ends_when_its_child_raises(method: str, tmp_path: Path):
    changes = {SEND: "    sender.send(1 // 0)\n"}

    run = run_variant(tmp_path, PIPE, changes, method, stderr="ZeroDivisionError")

    assert run.out == "the child ended without a result\nexit code 1\n"


@pytest.mark.control
def test_a_pipe_whose_sender_the_parent_keeps_open_never_ends(
    method: str, tmp_path: Path
):
    closing = "        sender.close()  # once the child has ended too, recv raises"
    changes = {f"{closing} EOFError\n": "", SEND: "    pass\n"}

    run_variant(tmp_path, PIPE, changes, method, hangs=True, timeout=5)


@pytest.mark.whole
def test_a_queue_read_before_the_join_takes_ten_times_the_data(
    method: str, tmp_path: Path
):
    changes = {"WORKERS = 3": "WORKERS = 2", "1_000_000": "10_000_000"}

    run = run_variant(tmp_path, QUEUE, changes, method)

    assert sorted(line.split()[1] for line in run.out.splitlines()) == ["0", "1"]


@pytest.mark.control
def test_a_join_before_the_get_hangs_with_large_results(method: str, tmp_path: Path):
    join = "    for process in workers:\n        process.join()\n"
    get = "    for _ in workers:\n        number"
    changes = {join: "", get: join + get}

    run_variant(tmp_path, QUEUE, changes, method, hangs=True, timeout=5)


@pytest.mark.whole
def test_a_join_before_the_get_works_with_small_results(method: str, tmp_path: Path):
    join = "    for process in workers:\n        process.join()\n"
    get = "    for _ in workers:\n        number"
    changes = {"1_000_000": "10", join: "", get: join + get}

    run = run_variant(tmp_path, QUEUE, changes, method)

    assert run.out.count("sent 10 bytes") == 3


@posix  # under spawn and forkserver the tracker complains of the hung program
@pytest.mark.parametrize("method", ["fork"], indirect=True)
def test_the_timeout_of_get_covers_the_first_byte_only(method: str, tmp_path: Path):
    run = run_program(
        program("processes/killed_in_put", method), tmp_path, hangs=True, timeout=8
    )

    assert run.out == "the producer is killed\n"


@posix
@pytest.mark.parametrize("method", ["fork"], indirect=True)
def test_the_map_of_a_pool_hangs_when_a_worker_is_killed(method: str, tmp_path: Path):
    command = program("processes/killed_in_a_pool", method)

    run = run_program(command, tmp_path, hangs=True, timeout=5)

    assert run.out == "the worker is killed\n"


@pytest.mark.parametrize("status", [None, 0, 3, 256, "no such file"])
def test_leaving_is_an_exception_that_carries_the_status(status: int | str | None):
    with pytest.raises(SystemExit) as left:
        exit_codes.leave(status)

    assert left.value.code == status


def test_a_returned_number_is_not_the_exit_code(method: str):
    assert exit_codes.give_back(3) == 3
    assert output("processes/exit_codes", method).endswith("return 3: exit code 0\n")


def test_the_table_of_exit_codes_is_right_about_what_is_kept(method: str):
    printed = output("processes/exit_codes", method)

    for status in (3, 255, 256, -1):
        assert f"sys.exit({status}): exit code {status % 256}\n" in printed
