"""An error in a worker is seen, and it costs no other task its result."""

from pathlib import Path

import pytest

from examples.pools import exit_in_a_task, load_in_the_task
from tests.harness.programs import output, program, run_program
from tests.harness.variants import run_variant

NAME = "pools/name_failed_task"
ASYNC = "pools/collect_async_errors"
UNSEEN = "pools/async_error_unseen"
ARGUMENTS = "pools/exception_with_arguments"
LOAD = "pools/load_in_the_task"
EXIT = "pools/exit_in_a_task"
ALL_ARGUMENTS = "super().__init__(code, reason)"
MESSAGE_ONLY = 'super().__init__(f"{reason} (code {code})")'
ABRUPTLY = "A process in the process pool was terminated abruptly"
# Under the others the tracker complains of a program that hangs and is killed.
IN_FORK = pytest.mark.parametrize("method", ["fork"], indirect=True)
NO_HANDLER = "AssertionError: Cannot have cache with result_hand"  # 3.11: hander


def test_the_task_that_failed_is_named_and_the_others_have_results(method: str):
    assert output(NAME, method).splitlines() == [
        "pens costs 4.0",
        "paper failed: division by zero",
        "ink costs 3.0",
    ]


def test_the_log_holds_the_traceback_of_the_worker_above_that_of_main(
    method: str, tmp_path: Path
):
    run = run_variant(tmp_path, NAME, {}, method, stderr="ERROR:root:order paper")

    in_worker, in_main = run.err.split("The above exception was the direct cause")
    assert "in price_per_piece\n    return total / pieces\n" in in_worker
    assert "future.result()" in in_main
    assert in_main.endswith("ZeroDivisionError: division by zero\n")


MAP = {
    "def price_per_piece(total: int, pieces: int) -> float:\n": (
        "def price_per_piece(order: tuple[int, int]) -> float:\n"
        "    try:\n        return order[0] / order[1]\n"
        "    except Exception as error:\n"
        '        error.add_note(f"order {order}")\n        raise\n\n\n'
        "def unused(total: int, pieces: int) -> float:\n"
    ),
    "        futures = {\n            name: pool.submit(price_per_piece, *order) "
    "for name, order in ORDERS.items()\n        }\n"
    "        for name, future in futures.items():\n            try:\n"
    '                print(name, "costs", future.result())\n'
    "            except Exception as error:\n"
    '                print(name, "failed:", error)\n'
    '                logging.exception("order %s", name)  '
    "# with the worker's traceback\n": (
        "        try:\n"
        "            for price in pool.map(price_per_piece, ORDERS.values()):\n"
        '                print("costs", price)\n'
        "        except ZeroDivisionError as error:\n"
        "            print(error.__notes__)\n"
    ),
}


def test_a_note_added_in_the_worker_names_the_task_of_map(method: str, tmp_path: Path):
    run = run_variant(tmp_path, NAME, MAP, method)

    assert run.out.splitlines()[-1] == "['order (5, 0)']"


@pytest.mark.whole
def test_try_it_map_gives_no_result_after_the_first_error(method: str, tmp_path: Path):
    run = run_variant(tmp_path, NAME, MAP, method)

    assert run.out.splitlines()[:-1] == ["costs 4.0"]


@pytest.mark.whole
def test_try_it_the_map_of_a_pool_gives_no_result_at_all(method: str, tmp_path: Path):
    changes = MAP | {
        "    with ProcessPoolExecutor() as pool:": (
            '    with __import__("multiprocessing").Pool() as pool:'
        )
    }

    run = run_variant(tmp_path, NAME, changes, method)

    assert run.out == "['order (5, 0)']\n"


def test_get_raises_what_the_task_of_apply_async_raised(method: str):
    assert output(ASYNC, method).splitlines() == [
        "12.50 is 1250 cents",
        "free failed: could not convert string to float: 'free'",
        "3.20 is 320 cents",
    ]


def test_error_callback_receives_what_nobody_gets(method: str, tmp_path: Path):
    changes = {"(folder, price))": "(folder, price), error_callback=print)"}

    run = run_variant(tmp_path, UNSEEN, changes, method)

    assert run.out.startswith("could not convert string to float: 'free'\n")


@pytest.mark.control
@pytest.mark.parametrize(
    ("callback", "seen"),
    [("[].index", "ValueError: ValueError"), ("{}.__getitem__", ())],
)
def test_after_a_callback_that_raises_the_pool_is_waited_for_for_ever(
    callback: str, seen: str, method: str, tmp_path: Path
):
    changes = {"(folder, price))": f"(folder, price), error_callback={callback})"}

    run = run_variant(
        tmp_path, UNSEEN, changes, method, hangs=True, stderr=seen, timeout=12
    )

    assert run.out == ""


@pytest.mark.control
def test_the_error_of_a_dropped_result_is_not_seen(method: str):
    assert output(UNSEEN, method) == "3 tasks, no error, 2 files saved\n"


def test_an_exception_that_hands_on_its_arguments_comes_back_whole(
    method: str, tmp_path: Path
):
    changes = {'print(f"{page}: {error}")': "print(error.code, error.reason)"}

    run = run_variant(tmp_path, ARGUMENTS, changes, method)

    assert run.out.splitlines()[1:] == ["503 try again later", "faq: text of faq"]


@pytest.mark.control
def test_an_exception_that_cannot_be_unpickled_breaks_the_executor(
    method: str, tmp_path: Path
):
    run_variant(
        tmp_path,
        ARGUMENTS,
        {ALL_ARGUMENTS: MESSAGE_ONLY},
        method,
        code=1,
        stderr=[
            "TypeError: ServiceError.__init__\\(\\) missing 1 required positional "
            "argument: 'reason'",
            f"BrokenProcessPool: {ABRUPTLY}",
        ],
    )


@IN_FORK
@pytest.mark.control
def test_an_exception_that_cannot_be_unpickled_hangs_a_pool(
    method: str, tmp_path: Path
):
    run = run_program(
        program("pools/kept_back", method, "unpickle_fails", "wait"),
        tmp_path,
        hangs=True,
        stderr=[
            "Exception in thread Thread-3 \\(_handle_results\\)",
            "TypeError: ServiceError.__init__\\(\\) missing 1 required",
        ],
    )

    assert run.out == "TimeoutError \n"


@pytest.mark.control
def test_a_pool_that_could_not_unpickle_gives_no_further_result(
    method: str, tmp_path: Path
):
    run_program(
        program("pools/kept_back", method, "unpickle_fails", "go on"),
        tmp_path,
        code=1,
        stderr=["TypeError: ServiceError", "TimeoutError", NO_HANDLER],
    )


def test_a_pool_says_that_an_exception_cannot_be_pickled_and_goes_on(
    method: str, tmp_path: Path
):
    run = run_program(
        program("pools/kept_back", method, "pickle_fails", "go on"), tmp_path
    )

    error, after = run.out.splitlines()
    assert error.startswith("MaybeEncodingError Error sending result: ")
    assert "Reason: 'TypeError(\"cannot pickle '_thread.lock' object\")'" in error
    assert after == "next: 1"


@pytest.mark.control
def test_a_pool_replaces_workers_whose_initializer_raises_for_ever(
    method: str, tmp_path: Path
):
    run = run_program(
        program("pools/initializer_raises", method, "Pool"),
        tmp_path,
        stderr=["PoolWorker-\\d+:\n", "FileNotFoundError: model.bin"],
    )

    assert run.out == "a worker has started\n" * 5 + "result ready: False\n"


@pytest.mark.control
def test_an_executor_breaks_when_its_initializer_raises(method: str, tmp_path: Path):
    run = run_program(
        program("pools/initializer_raises", method, "executor"),
        tmp_path,
        code=1,
        stderr=[
            "Exception in initializer:",
            "FileNotFoundError: model.bin",
            "BrokenProcessPool: A (child process|process in the process pool)",
        ],
    )

    assert run.out == "a worker has started\n"


def test_an_error_of_the_first_load_is_raised_by_result_and_the_pool_goes_on(
    method: str,
):
    assert output(LOAD, method).splitlines() == [
        "missing: rates.json",
        "converted: 10.0",
        "converted: 5.0",
    ]


def test_a_successful_load_is_not_repeated(tmp_path: Path):
    path = tmp_path / "rates.json"
    path.write_text('{"EUR": 0.5}', encoding="utf-8")
    assert load_in_the_task.convert(path, 20, "EUR") == 10

    path.unlink()

    assert load_in_the_task.convert(path, 4, "EUR") == 2


def test_an_exit_becomes_an_error_that_names_the_task():
    with pytest.raises(RuntimeError, match="remove: exit code 2"):
        exit_in_a_task.run_command("remove")

    assert exit_in_a_task.run_command("add") == "add: done"


def test_a_pool_goes_on_after_an_exit_that_was_turned_into_an_error(method: str):
    assert output(EXIT, method).splitlines() == [
        "add: done",
        "remove: exit code 2",
        "list: done",
    ]


@IN_FORK
@pytest.mark.control
def test_a_pool_waits_for_ever_for_a_task_that_calls_sys_exit(
    method: str, tmp_path: Path
):
    changes = {"(run_command, (name,))": "(command, (name,))"}

    run = run_variant(tmp_path, EXIT, changes, method, hangs=True, timeout=10)

    assert not run.err


def test_after_a_lost_task_a_pool_still_does_the_next(method: str, tmp_path: Path):
    run = run_program(program("pools/kept_back", method, "sys.exit", "go on"), tmp_path)

    assert run.out == "TimeoutError \nnext: 1\n"


def test_an_executor_hands_the_exit_of_a_task_to_main(method: str, tmp_path: Path):
    run = run_program(program("processes/kept_back", method, "sys.exit"), tmp_path)

    assert run.out == "SystemExit 3\n"
