"""Chunks make messages few, a window keeps the input in the generator: both counted."""

from pathlib import Path

import pytest

from examples.pools import tasks_in_chunks
from tests.harness.interpreters import ask
from tests.harness.programs import output, program, run_program
from tests.harness.variants import run_variant

CHUNKS, MESSAGES = "pools/tasks_in_chunks", "pools/count_messages"
UNEVEN, STEPS, WINDOW = (
    "pools/uneven_tasks",
    "pools/read_in_steps",
    "pools/submit_window",
)
ROOT = Path(__file__).parents[2]


def test_chunks_change_no_result(method: str, tmp_path: Path):
    steps = [tasks_in_chunks.collatz_steps(number) for number in range(1, 50_000)]
    assert f"need {max(steps)} steps" in output(CHUNKS, method)

    show = {
        "return max(executor": "return list(executor",
        "range(1, 50_000)": "range(1, 3_000)",
    }
    run = run_variant(tmp_path, CHUNKS, show, method)

    assert run.out == f"numbers below 3,000 need {steps[:2999]} steps at most\n"


def test_without_chunks_the_result_is_the_same(method: str, tmp_path: Path):
    changes = {", chunksize=CHUNK": "", "range(1, 50_000)": "range(1, 3_000)"}

    run = run_variant(tmp_path, CHUNKS, changes, method)

    most = max(tasks_in_chunks.collatz_steps(number) for number in range(1, 3_000))
    assert run.out == f"numbers below 3,000 need {most} steps at most\n"


def test_a_killed_worker_ends_the_map(method: str, tmp_path: Path):
    changes = {
        "    steps = 0\n": (
            '    steps = 0\n    if number == 1500:\n        __import__("os")._exit(1)\n'
        )
    }

    run_variant(tmp_path, CHUNKS, changes, method, code=1, stderr="BrokenProcessPool")


def test_a_message_carries_a_chunk(method: str):
    counts = [line.split()[-2] for line in output(MESSAGES, method).splitlines()]

    assert counts == ["2000", "20", "8", "20", "2000", "20"]


def test_messages_are_counted_by_what_the_workers_receive_too(
    method: str, tmp_path: Path
):
    changes = {
        "        self.pickled += 1": (
            "        self.pickled += 1\n"
            "        return {}\n\n"
            "    def __setstate__(self, state):\n"
            '        with open("received", "ab") as file:\n'
            '            file.write(b".")'
        ),
        "TASKS = 2000": "TASKS = 200",
    }

    run = run_variant(tmp_path, MESSAGES, changes, method)

    sent = sum(int(line.split()[-2]) for line in run.out.splitlines())
    assert sent == 200 + 2 + 8 + 2 + 200 + 2
    assert (tmp_path / "received").stat().st_size == sent


def test_pool_map_makes_four_chunks_a_worker_and_executor_map_one_a_task(
    method: str, python: str, tmp_path: Path
):
    command = program("pools/map_default", method, python=python)

    assert run_program(command, tmp_path).out == "True\n" * 16


@pytest.mark.parametrize(
    ("call", "way", "error", "ran", "results"),
    [
        # task 5 of 0 to 11, in chunks of four
        ("executor.map", "raises", "ValueError", "0 1 2 3 4 5 8 9 10 11", "0 1 2 3"),
        ("map", "raises", "ValueError", "0 1 2 3 4 5 8 9 10 11", ""),
        ("executor.map", "dies", "BrokenProcessPool", "0 1 2 3 4 5", "0 1 2 3"),
        (
            "executor.map",
            "returns",
            "",
            "0 1 2 3 4 5 6 7 8 9 10 11",
            "0 1 2 3 4 error 6 7 8 9 10 11",
        ),
        (
            "map",
            "returns",
            "",
            "0 1 2 3 4 5 6 7 8 9 10 11",
            "0 1 2 3 4 error 6 7 8 9 10 11",
        ),
    ],
)
def test_a_chunk_fails_as_a_whole(
    call: str,
    way: str,
    error: str,
    ran: str,
    results: str,
    method: str,
    python: str,
    tmp_path: Path,
):
    command = program("pools/chunk_fails", method, call, way, python=python)

    run = run_program(command, tmp_path)

    expected = [error, f"ran {ran}", f"results {results}".rstrip()]
    assert run.out.splitlines() == [line for line in expected if line]


def tasks_of_each_worker(text: str) -> list[list[int]]:
    return [
        [int(task) for task in line.split(":")[1].split()] for line in text.splitlines()
    ]


def test_in_chunks_of_one_no_task_waits_behind_the_long_one(method: str):
    assert tasks_of_each_worker(output(UNEVEN, method)) == [[0], [*range(1, 16)]]


@pytest.mark.parametrize("size", [2, 5, 8, 15])
def test_the_tasks_of_its_chunk_wait_behind_the_long_one(
    size: int, method: str, tmp_path: Path
):
    run = run_variant(tmp_path, UNEVEN, {"CHUNK = 1 ": f"CHUNK = {size} "}, method)

    assert tasks_of_each_worker(run.out) == [[*range(size)], [*range(size, 16)]]


def test_all_tasks_in_one_chunk_are_done_by_one_worker(method: str, tmp_path: Path):
    run = run_variant(tmp_path, UNEVEN, {"CHUNK = 1 ": "CHUNK = 16 "}, method)

    assert tasks_of_each_worker(run.out) == [[*range(16)]]


def test_many_uneven_tasks_end_too(method: str, tmp_path: Path):
    run = run_variant(tmp_path, UNEVEN, {"TASKS = 16": "TASKS = 3000"}, method)

    assert [len(tasks) for tasks in tasks_of_each_worker(run.out)] == [1, 2999]


def test_a_window_takes_no_more_than_it_holds(method: str, tmp_path: Path):
    """Forced: result k comes only when k tasks may end, and all others wait."""
    command = program("pools/window_held", method, str(ROOT))

    taken = [int(count) for count in run_program(command, tmp_path).out.split()]

    assert taken == [min(7 + k, 40) for k in range(1, 41)]


def test_a_window_gives_each_result_once(method: str, tmp_path: Path):
    changes = {
        "for count, _ in enumerate(map_window(executor, work, read_rows())):": (
            "found = list(map_window(executor, work, read_rows()))\n"
            "        print(sorted(found) == [row * row for row in range(ROWS)])\n"
            "        for count in ():"
        )
    }

    assert run_variant(tmp_path, WINDOW, changes, method).out.startswith("True\n")


@pytest.mark.parametrize("rows", [0, 1, 7, 8, 9])
def test_a_window_ends_on_short_input(rows: int, tmp_path: Path):
    changes = {"ROWS = 1000": f"ROWS = {rows}"}

    run = run_variant(tmp_path, WINDOW, changes, "spawn")

    assert run.out == (
        f"{rows} rows taken, at most {min(rows, 8)} of them ahead of the results\n"
    )


def test_an_exception_comes_out_of_the_window(method: str, tmp_path: Path):
    changes = {"return row * row": "return 1 // (row - 20)"}

    run_variant(tmp_path, WINDOW, changes, method, code=1, stderr="ZeroDivisionError")


@pytest.mark.control
def test_without_a_window_all_rows_are_taken_first(method: str, tmp_path: Path):
    changes = {
        "map_window(executor, work, read_rows())": "executor.map(work, read_rows())"
    }

    run = run_variant(tmp_path, WINDOW, changes, method)

    assert run.out.startswith("1000 rows taken, at most 1000 of them ahead")


IN_ORDER = """\
def map_window(executor, work, items):
    waiting = deque()
    for item in items:
        waiting.append(executor.submit(work, item))
        if len(waiting) == WINDOW:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
"""


@pytest.mark.whole
def test_try_it_a_deque_keeps_the_order(method: str, tmp_path: Path):
    source = (ROOT / f"examples/{WINDOW}.py").read_text("utf-8")
    start = source.index("def map_window")
    old = source[start : source.index("\n\n\ndef read_rows")] + "\n"
    changes = {
        old: IN_ORDER,
        "from collections.abc": "from collections import deque\nfrom collections.abc",
        "    most = 0\n": "    most, found = 0, []\n",
        "count, _ in": "count, result in",
        "            most =": "            found.append(result)\n            most =",
        "    print(f": (
            "    print(found == [row * row for row in range(ROWS)])\n    print(f"
        ),
    }

    run = run_variant(tmp_path, WINDOW, changes, method)

    assert run.out == (
        "True\n1000 rows taken, at most 8 of them ahead of the results\n"
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_answer_on_the_page_is_the_one_tested(language: str):
    page = (ROOT / f"docs/{language}/pools/chunks.md").read_text("utf-8")

    assert IN_ORDER in page


def test_with_buffersize_the_input_is_at_most_five_chunks_ahead(
    method: str, python: str, tmp_path: Path
):
    if ask(python).here.version < (3, 14):
        pytest.skip("buffersize is new in Python 3.14")
    source = (ROOT / f"examples/{STEPS}.py").read_text("utf-8")
    each = source.replace("if count in (1, ROWS // 2, ROWS):", "if True:").replace(
        "ROWS = 10_000", "ROWS = 2_000"
    )
    assert each != source
    guarded = 'if __name__ == "__main__":\n'
    choose = f'    __import__("multiprocessing").set_start_method("{method}")\n'
    copy = tmp_path / "steps.py"
    copy.write_text(each.replace(guarded, guarded + choose), "utf-8")

    lines = run_program([python, copy.name], tmp_path).out.splitlines()

    for number, line in enumerate(lines, start=1):
        chunk = (number - 1) // 100 + 1  # the one that this result came in
        assert line == f"result {number:,}: {min((chunk + 4) * 100, 2000):,} rows taken"
    assert len(lines) == 2000


def test_uneven_tasks_are_all_done_in_chunks_and_one_by_one(method: str):
    done = "tasks done: 16\n"

    assert output("pools/uneven_in_chunks", method).startswith(done)
    assert output("pools/uneven_one_by_one", method).startswith(done)
