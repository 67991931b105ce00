"""The calls of the two pools, cell by cell of the table, and mistakes with them."""

import re
import threading
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from pathlib import Path

import pytest

from tests.harness.interpreters import ask
from tests.harness.programs import output
from tests.harness.variants import run_variant
from tests.pools.columns import column

ARGUMENTS = "pools/several_arguments"
POOL_ARGUMENTS = "pools/several_arguments_in_a_pool"
FAILS, POOL_FAILS = "pools/one_task_fails", "pools/one_task_fails_in_a_pool"
SLOW = "pools/slow_task_first"
INPUT_ORDER = ["executor.map", "map", "starmap", "imap", "submit", "apply_async"]
UNORDERED = ["as_completed", "imap_unordered"]
CALLS = (*INPUT_ORDER, *UNORDERED)
CHUNKED = [f"{call}/{size}" for call in ("map", "starmap") for size in (1, 10, 20)]
RAISING = ("imap/10", *CHUNKED, *(c for c in CALLS if c not in ("map", "starmap")))
TIMES = (*CALLS, "map_async", "starmap_async")
every_call = pytest.mark.parametrize("call", CALLS)


@every_call
def test_results_come_in_the_order_that_the_table_gives(call: str, method: str):
    printed = column("order", method, CALLS)[call]

    ends = "".join(f"finished {task}\n" for task in (2, 1, 0))
    order = [2, 1, 0] if call in UNORDERED else [0, 1, 2]
    assert printed == f"{ends}{order}\n"


def test_several_arguments_reach_the_function_by_each_call(method: str):
    powers = "[1024, 243, 125]"

    assert output(ARGUMENTS, method) == f"map: {powers}\nsubmit: 256\n"
    assert output(POOL_ARGUMENTS, method) == f"starmap: {powers}\napply_async: 256\n"


@pytest.mark.parametrize(
    ("call", "got"),
    [
        ("executor.map", "2 results 1 errors"),
        ("submit", "0 results 1 errors"),
        ("as_completed", "19 results 1 errors"),
        ("imap", "19 results 1 errors"),
        ("imap_unordered", "19 results 1 errors"),
        ("apply_async", "the error is unseen\nseen"),
    ],
)
def test_the_error_of_a_task_hides_what_the_table_says(
    call: str, got: str, method: str
):
    *lines, last = column("raising", method, RAISING)[call].splitlines()

    assert "\n".join(lines) == got
    if call == "executor.map":  # it cancels those that no worker has been given
        assert int(last.split()[0]) < 8
    else:
        assert last == "20 ran"


def test_imap_with_chunks_ends_at_the_chunk_of_the_error(method: str):
    printed = column("raising", method, RAISING)["imap/10"]

    assert printed.startswith("0 results 1 errors\n")


@pytest.mark.parametrize("call", ["map", "starmap"])
@pytest.mark.parametrize(("chunk", "ran"), [("1", 20), ("10", 13), ("20", 3)])
def test_the_maps_of_a_pool_run_the_other_chunks_and_drop_all_results(
    call: str, chunk: str, ran: int, method: str
):
    printed = column("raising", method, RAISING)[f"{call}/{chunk}"]

    assert printed == f"0 results 1 errors\n{ran} ran\n"


def test_executor_map_ends_at_the_error_and_imap_goes_on_after_it(method: str):
    error = "could not convert string to float: 'free'"

    assert output(FAILS, method).splitlines() == [
        "map: 1.5",
        "map: 2.5",
        f"map: {error}",
        "map has more: []",
        "as_completed: 4 results of 5 tasks",
    ]
    assert output(POOL_FAILS, method).splitlines() == [
        "imap: 1.5",
        "imap: 2.5",
        f"imap: {error}",
        "imap has more: [4.5, 5.5]",
        f"map: {error}",
    ]


@pytest.mark.parametrize("call", ["executor.map", "as_completed", "map", "starmap"])
def test_all_input_is_taken_before_a_task_has_ended(call: str, method: str):
    assert column("taking", method, CALLS)[call] == "100\n"


@pytest.mark.parametrize("call", ["imap", "imap_unordered"])
def test_imap_reads_ahead_until_the_pipe_is_full_and_waits_for_no_reader(
    call: str, method: str, python: str
):
    printed = column("reading_ahead", method, ("imap", "imap_unordered"), python)[call]

    # ahead: a task for each of two workers, and the item that fills the pipe
    assert printed == "taken 20 ahead 3\ntaken 20 unread 20\n"


@pytest.mark.parametrize("call", ["submit", "apply_async"])
def test_a_call_for_one_task_returns_before_it_has_ended(call: str, method: str):
    assert column("taking", method, CALLS)[call] == "taken 3\n"


def test_with_buffersize_no_more_is_taken_than_it_says(method: str, python: str):
    if ask(python).here.version < (3, 14):
        pytest.skip("buffersize is new in Python 3.14")

    printed = column("taking", method, ("buffersize",), python)["buffersize"]

    assert printed == "taken 8\nnext 0 taken 9\n"


@pytest.mark.parametrize(
    ("call", "kept"),
    [
        ("executor.map", 0),
        ("submit", 20),
        ("as_completed", 20),
        ("map", 20),
        ("starmap", 20),
        ("imap", 0),
        ("imap_unordered", 0),
        ("apply_async", 20),
    ],
)
def test_results_stay_in_memory_as_long_as_the_table_says(
    call: str, kept: int, method: str, python: str
):
    printed = column("holding", method, CALLS, python)[call]

    assert printed.startswith("come 20\nread ")
    assert kept <= int(printed.split()[-1]) <= max(kept, 1)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        ("executor.map", "TimeoutError"),
        ("submit", "TimeoutError"),
        ("as_completed", "TimeoutError: 1 (of 1) futures unfinished"),
        ("map", "unexpected keyword argument 'timeout'"),
        ("starmap", "unexpected keyword argument 'timeout'"),
        ("map_async", "not the built-in TimeoutError"),
        ("starmap_async", "not the built-in TimeoutError"),
        ("imap", "not the built-in TimeoutError"),
        ("imap_unordered", "not the built-in TimeoutError"),
        ("apply_async", "not the built-in TimeoutError"),
    ],
)
def test_a_timeout_ends_the_wait_and_not_the_task(
    call: str, says: str, method: str, python: str
):
    printed = column("timing_out", method, TIMES, python)[call]

    if call in ("map", "starmap"):
        assert says in printed
    else:
        assert printed == f"{says}\nthe task ended: True\n"


def test_a_timeout_of_executor_map_or_as_completed_is_for_all_results_together(
    monkeypatch: pytest.MonkeyPatch,
):
    now = iter([0, 1, 11, 0, 11]).__next__  # at the start, and before a wait
    done: Future[int] = Future()
    done.set_result(0)
    may_end = threading.Event()

    with ThreadPoolExecutor(1) as executor:  # has the same map
        monkeypatch.setattr("concurrent.futures._base.time.monotonic", now)
        results = executor.map(lambda task: task and may_end.wait(), [0, 1], timeout=10)
        assert next(results) == 0
        with pytest.raises(TimeoutError):
            next(results)
        finished = as_completed([done, Future()], timeout=10)
        assert next(finished) is done
        with pytest.raises(TimeoutError, match=r"1 \(of 2\) futures unfinished"):
            next(finished)
        monkeypatch.undo()
        may_end.set()


def test_a_slow_task_holds_up_no_result_of_imap_unordered(method: str):
    tasks = [int(line.split()[-1]) for line in output(SLOW, method).splitlines()]

    assert tasks == [1, 2, 3, 0]


@pytest.mark.control
@pytest.mark.parametrize("call", ["imap", "map"])
def test_a_slow_task_holds_up_all_results_in_order(
    call: str, method: str, tmp_path: Path
):
    run_variant(tmp_path, SLOW, {"imap_unordered": call}, method, hangs=True, timeout=5)


MISTAKES = {
    "imap, tuples": r"TypeError: power\(\) missing 1 required positional argument",
    "imap_unordered, tuples": r"TypeError: power\(\) missing 1 required positional",
    "map, tuples": r"TypeError: power\(\) missing 1 required positional argument",
    "executor.map, tuples": r"TypeError: power\(\) missing 1 required positional",
    "map, two lists": "TypeError: '<=' not supported between instances of 'list' and",
    "starmap, numbers": "TypeError: 'int' object is not iterable",
    "apply_async, no comma": r"TypeError: \S+ .*after \* must be an iterable, not int",
    "map_async, a list": "TypeError: 'MapResult' object is not iterable",
    "imap, chunks": "AttributeError: 'generator' object has no attribute 'next'",
    "executor.map, short": r"\[32\]",
    "get after": "TimeoutError",
    "next after": "TimeoutError",
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_says_what_the_table_says(mistake: str, method: str, python: str):
    said = column("mistakes", method, tuple(MISTAKES), python)[mistake]

    assert re.match(MISTAKES[mistake], said), said
