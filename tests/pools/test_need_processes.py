"""Only processes compute in parallel; threads wait; neither pays for tiny tasks."""

import re
import sys
from pathlib import Path

import pytest

from conf.pages import DOCS
from tests.harness.programs import output
from tests.harness.variants import run_variant

TIME = "pools/time_your_loop"
WORK = "return sum(n * n % 7 for n in range(item))"
SHOWN = {'"--times" in sys.argv': "True"}
EXACT = SHOWN | {":.2f} s": ":.6f} s"}  # some milliseconds are compared
TIMED = re.compile(r"(\w+): the same results, (\d+\.\d+) s")
FEW = {"ITEMS = [400_000] * 8": "ITEMS = [10] * 8"}


def times(out: str) -> dict[str, float]:
    return {way: float(took) for way, took in TIMED.findall(out)}


def test_every_way_gives_the_results_of_the_loop(method: str):
    assert output(TIME, method).splitlines() == [
        "loop: the same results",
        "processes: the same results",
        "threads: the same results",
    ]


@pytest.mark.control
def test_other_results_are_noticed(method: str, tmp_path: Path):
    changes = FEW | {WORK: 'return __import__("os").getpid()'}

    run = run_variant(tmp_path, TIME, changes, method)

    assert run.out.splitlines() == [
        "loop: the same results",
        "processes: OTHER results",
        "threads: the same results",
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_times_are_printed_as_the_page_shows_them(language: str, tmp_path: Path):
    page = (DOCS / language / "pools/need_processes.md").read_text("utf-8")
    shown = re.search(r"```text\n(.*?)```", page, re.DOTALL)[1]

    out = run_variant(tmp_path, TIME, FEW | SHOWN, "fork").out

    assert [*times(out)] == [*times(shown)] == ["loop", "processes", "threads"]
    assert len(out.splitlines()) == len(shown.splitlines()) == 3


@pytest.mark.skipif(
    not getattr(sys, "_is_gil_enabled", lambda: True)(), reason="there is no GIL"
)
def test_two_threads_use_one_core_for_python_code(tmp_path: Path):
    changes = {
        "        begin = time.perf_counter()\n": (
            "        begin, cpu = time.perf_counter(), time.process_time()\n"
        ),
        "        same = ": (
            "        took = time.perf_counter() - begin\n"
            "        print((time.process_time() - cpu) / took)\n"
            "        took = ''\n"
            "        same = "
        ),
    }

    out = run_variant(tmp_path, TIME, changes, "fork").out

    assert float(out.splitlines()[4]) < 1.2


def test_two_threads_wait_in_half_the_time_of_the_loop(tmp_path: Path):
    changes = SHOWN | {WORK: "time.sleep(0.2)\n    return item"}

    took = times(run_variant(tmp_path, TIME, changes, "fork").out)

    assert took["threads"] < took["loop"]


@pytest.mark.whole
def test_try_it_the_loop_is_fastest_for_tasks_of_a_microsecond(
    method: str, tmp_path: Path
):
    changes = EXACT | {
        "ITEMS = [400_000] * 8": "ITEMS = [10] * 2000",
        "import time\n": "import time\ntime.perf_counter = time.process_time\n",
    }

    took = times(run_variant(tmp_path, TIME, changes, method).out)

    assert took["loop"] < took["threads"]
    assert took["loop"] < took["processes"]


@pytest.mark.whole
def test_try_it_chunks_do_not_make_up_for_the_start(method: str, tmp_path: Path):
    changes = EXACT | {
        "ITEMS = [400_000] * 8": "ITEMS = [10] * 2000",
        "ProcessPoolExecutor(WORKERS) as pool:\n"
        "        return list(pool.map(task, ITEMS": (
            "ProcessPoolExecutor(WORKERS) as pool:\n"
            "        return list(pool.map(task, ITEMS, chunksize=1000"
        ),
    }

    took = times(run_variant(tmp_path, TIME, changes, method).out)

    assert took["loop"] < took["processes"]


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_a_worker_that_is_killed_is_an_exception_and_no_hang(
    method: str, tmp_path: Path
):
    child = '__import__("multiprocessing").parent_process()'
    kill = f'{child} and __import__("signal").raise_signal(9)\n    {WORK}'

    run_variant(
        tmp_path, TIME, FEW | {WORK: kill}, method, code=1, stderr="BrokenProcessPool"
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_draws_the_kept_figures(language: str):
    page = (DOCS / language / "pools/need_processes.md").read_text("utf-8")

    assert re.findall(r"\{measured\} (\S+)", page) == ["pools/speed-up"]
