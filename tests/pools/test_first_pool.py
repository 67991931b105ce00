"""A first pool: the loop's results in the loop's order, and what each task costs."""

import os
import re
import sys
from pathlib import Path

import pytest

from conf.pages import DOCS
from examples._catalogue import Settings
from examples.pools import first_finished, first_pool
from tests.harness.interpreters import ask
from tests.harness.programs import output, program, run_program
from tests.harness.report import faults
from tests.harness.run import observe
from tests.harness.variants import run_variant
from tests.pools.columns import column

FIRST, FINISHED = "pools/first_pool", "pools/first_finished"
LIMIT, TRANSPORT = "pools/limit_workers", "pools/task_transport"
ORDERS = ("executor.map", "as_completed")
MAP = "list(pool.map(meet, range(TASKS)))"
linux = pytest.mark.skipif(sys.platform != "linux", reason="binds to a CPU")


def test_a_pool_prints_what_the_loop_prints(method: str, tmp_path: Path):
    pool = "    with ProcessPoolExecutor() as pool:\n        factors = pool.map"
    loop = "    if True:\n        factors = map"

    run = run_variant(tmp_path, FIRST, {pool: loop}, method)

    assert run.out == output(FIRST, method)


def test_the_largest_factor_is_right():
    for number in range(2, 500):
        primes = [p for p in range(2, number + 1) if all(p % d for d in range(2, p))]

        largest = max(prime for prime in primes if number % prime == 0)

        assert first_pool.largest_factor(number) == largest


def test_results_come_in_order_though_the_first_task_ends_last(
    method: str,
):
    printed = column("order", method, ORDERS)["executor.map"]

    assert printed == "finished 2\nfinished 1\nfinished 0\n[0, 1, 2]\n"


def test_as_completed_finds_for_each_task_what_map_does(method: str):
    factors = map(first_pool.largest_factor, first_finished.NUMBERS)

    finished = output(FINISHED, method)

    assert sorted(finished.splitlines()) == sorted(
        f"{factor} is the largest prime factor of {number}"
        for number, factor in zip(first_finished.NUMBERS, factors, strict=True)
    )


def test_all_tasks_of_the_first_pool_take_about_the_same_time():
    for number in first_pool.NUMBERS:
        divisions = number // first_pool.largest_factor(number)

        assert 999_800 < divisions < 1_000_000


def scripts(language: str) -> list[str]:
    """Return the script with the loop, and the one with the pool."""
    page = (DOCS / language / "pools/first_pool.md").read_text("utf-8")
    return re.findall(r"```python\n(.*?)```", page, re.DOTALL)


def command(folder: Path, script: str, method: str) -> list[str]:
    """Write a script of the page, and return how to run it under a start method."""
    (folder / "one.txt").write_text("one")
    (folder / "two.txt").write_text("one two")
    choose = (
        f"import multiprocessing\nmultiprocessing.set_start_method({method!r}, True)"
    )
    (folder / "program.py").write_text(f"{choose}\n{script}", "utf-8")
    return [sys.executable, "program.py", "one.txt", "two.txt"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_loop_and_the_pool_of_the_page_print_the_same(
    language: str, method: str, tmp_path: Path
):
    loop, pool = (
        run_program(command(tmp_path, script, method), tmp_path).out
        for script in scripts(language)
    )

    assert loop == pool == "one.txt 1\ntwo.txt 2\n"


@pytest.mark.control
@pytest.mark.parametrize("method", ["spawn", "forkserver"], indirect=True)
def test_without_its_guard_the_pool_of_the_page_fails(method: str, tmp_path: Path):
    script = scripts("en")[1].replace('if __name__ == "__main__":\n    main', "main")

    run = observe(command(tmp_path, script, method), tmp_path, 50)

    wants = Settings(exit=1, stderr=("bootstrapping phase", "BrokenProcessPool"))
    found = faults(run, wants)
    # Its workers, ended in the middle of their start, may leave semaphores.
    assert [one for one in found if "semaphore" not in one] == []


@pytest.mark.control
def test_a_list_that_workers_append_to_stays_empty_in_main(method: str, tmp_path: Path):
    changes = {
        "NUMBERS = [": "FOUND = []\nNUMBERS = [",
        "    return number\n": "    FOUND.append(number)\n",
        "        for number, factor in": "        print(FOUND, *factors)\n"
        "        for number, factor in",
    }

    run = run_variant(
        tmp_path, FIRST, changes, method, code=1, stderr="ValueError: zip"
    )

    assert run.out == "[] None None None None None None\n"


def test_two_lists_give_two_arguments_and_partial_a_fixed_one(
    method: str, tmp_path: Path
):
    changes = {
        "(number: int) -> int:": "(number: int, rate: float) -> float:",
        "    return number\n": "    return number * rate\n",
        "    with ": "    from functools import partial\n    with ",
        "pool.map(largest_factor, NUMBERS)": (
            "pool.map(largest_factor, NUMBERS, [1.5] * 6)\n"
            "        fixed = pool.map(partial(largest_factor, rate=1.5), NUMBERS)"
        ),
        "        for number, factor in": "        print([*factors] == [*fixed])\n"
        "        for number, factor in",
    }

    run = run_variant(
        tmp_path, FIRST, changes, method, code=1, stderr="ValueError: zip"
    )

    assert run.out == "True\n"


def test_result_raises_the_exception_of_its_own_task(method: str, tmp_path: Path):
    line = 'print(f"{future.result()} is the largest prime factor of {tasks[future]}")'
    error = "print(type(future.exception()).__name__, tasks[future])"
    changes = {line: error, "100_160_063": '"a text"'}

    run = run_variant(tmp_path, FINISHED, changes, method)

    assert sorted(run.out.splitlines()) == [
        "NoneType 1000001",
        "NoneType 600851475143",
        "NoneType 999999000001",
        "TypeError a text",
    ]


def test_as_completed_gives_the_task_first_that_ends_first(method: str):
    printed = column("order", method, ORDERS)["as_completed"]

    assert printed.endswith("[2, 1, 0]\n")


def test_as_many_tasks_run_at_a_time_as_there_are_workers(method: str, tmp_path: Path):
    changes = {
        "WORKERS = 2": "WORKERS = 3",
        "TASKS = 6": "TASKS = 12",
    }

    run = run_variant(tmp_path, LIMIT, changes, method)

    assert run.out.endswith("12 tasks ran in 3 workers\n")


@pytest.mark.control
def test_fewer_workers_than_tasks_that_must_meet_hang(method: str, tmp_path: Path):
    changes = {"Barrier(WORKERS)": "Barrier(WORKERS + 1)"}

    run_variant(tmp_path, LIMIT, changes, method, hangs=True, timeout=5)


@pytest.mark.control
def test_a_result_asked_for_at_once_leaves_one_task_running(
    method: str, tmp_path: Path
):
    one_by_one = "[pool.submit(meet, task).result() for task in range(TASKS)]"

    run_variant(
        tmp_path, LIMIT, {MAP: one_by_one}, method, hangs=True, timeout=5, stderr=""
    )


def test_results_asked_for_after_all_are_submitted_let_the_tasks_meet(
    method: str, tmp_path: Path
):
    first_all = "[f.result() for f in [pool.submit(meet, t) for t in range(TASKS)]]"

    run = run_variant(tmp_path, LIMIT, {MAP: first_all}, method)

    assert run.out == output(LIMIT, method)


@linux
@pytest.mark.parametrize("bound", ["all", "one"])
def test_a_pool_has_a_worker_for_each_cpu_and_since_3_13_for_each_it_may_use(
    bound: str, python: str, tmp_path: Path
):
    new = ask(python).here.version >= (3, 13)
    usable = 1 if bound == "one" else len(os.sched_getaffinity(0))
    machine = os.cpu_count()
    workers = usable if new else machine

    command = program("pools/default_workers", bound, python=python)
    run = run_program(command, tmp_path)

    assert run.out == (
        f"executor {workers} of {machine}\nPool {workers} of {machine}\n"
    )


@linux
def test_an_option_sets_the_number_of_cpus_since_3_13(python: str, tmp_path: Path):
    path = program("pools/default_workers")[1]

    run = run_program([python, "-X", "cpu_count=3", path], tmp_path)

    new = ask(python).here.version >= (3, 13)
    assert ("executor 3 of 3\n" in run.out) == (new or os.cpu_count() == 3)


@pytest.mark.parametrize(
    ("method", "workers"),
    [("fork", "3"), ("spawn", "1"), ("forkserver", "1")],
    indirect=["method"],
)
def test_all_workers_start_with_the_first_task_under_fork_only(
    method: str, workers: str, python: str, tmp_path: Path
):
    command = program("pools/workers_for_one_task", method, python=python)

    run = run_program(command, tmp_path)

    assert run.out == f"{workers}\n"


def test_each_task_is_pickled_twice_and_unpickled_twice(method: str, tmp_path: Path):
    one = output(TRANSPORT, method).splitlines()

    assert [line.split()[:2] for line in one[:5]] == [
        ["parent", "pickles"],
        ["worker", "unpickles"],
        ["worker", "works"],
        ["worker", "pickles"],
        ["parent", "unpickles"],
    ]

    changes = {
        "    with ProcessPoolExecutor": (
            "    for _ in range(10):\n"
            "        work(Message('argument'))\n"
            "    with ProcessPoolExecutor"
        )
    }
    run = run_variant(tmp_path, TRANSPORT, changes, method)

    assert run.out == "parent works on the argument\n" * 10 + "\n".join([*one, ""])


@pytest.mark.parametrize(("size", "messages"), [("1", 1000), ("100", 10)])
def test_a_chunk_of_tasks_is_one_message(
    size: str, messages: int, method: str, tmp_path: Path
):
    run = run_program(program("pools/messages_of_map", method, size), tmp_path)

    assert run.out == f"{messages} messages 1000 results\n"


def test_an_exception_in_map_is_not_seen_before_its_result_is_read(
    method: str, tmp_path: Path
):
    loop = (
        "        for number, factor in zip(NUMBERS, factors, strict=True):\n"
        '            print(f"{factor} is the largest prime factor of {number}")\n'
    )
    changes = {loop: "        print('the end')\n", "999_939_996_931": '"a text"'}

    run = run_variant(tmp_path, FIRST, changes, method)
    assert run.out == "the end\n"

    run_variant(
        tmp_path, FIRST, {"999_939_996_931": '"a"'}, method, code=1, stderr="TypeError"
    )
