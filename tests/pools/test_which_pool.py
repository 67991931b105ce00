"""joblib takes closures and shares large arrays; an executor does neither."""

import sys
from multiprocessing.pool import Pool, ThreadPool
from pathlib import Path

import pytest

from tests.harness.programs import output, program, run_program
from tests.harness.variants import run_variant

CLOSURE = "pools/closure_in_joblib"


@pytest.fixture
def joblib():
    pytest.importorskip("joblib")
    pytest.importorskip("numpy")


def test_joblib_sends_a_closure_with_the_values_it_uses(method: str, joblib):
    assert output(CLOSURE, method).splitlines() == [
        "10.00 costs 12.00 with tax",
        "25.00 costs 30.00 with tax",
        "40.00 costs 48.00 with tax",
    ]


def test_three_thousand_prices_are_taxed_too(joblib, tmp_path: Path):
    changes = {"PRICES = [10.0, 25.0, 40.0]": "PRICES = [10.0, 25.0, 40.0] * 1000"}

    run = run_variant(tmp_path, CLOSURE, changes, "spawn")

    assert len(run.out.splitlines()) == 3000


@pytest.mark.control
def test_an_executor_cannot_send_a_closure(method: str, tmp_path: Path):
    changes = {
        "from joblib import Parallel, delayed": (
            "from concurrent.futures import ProcessPoolExecutor"
        ),
        '    parallel = Parallel(n_jobs=2, return_as="generator")\n': "",
        "    results = parallel(delayed(add_tax)(price) for price in PRICES)\n": (
            "    with ProcessPoolExecutor(2) as pool:\n"
            "        results = list(pool.map(add_tax, PRICES))\n"
        ),
    }

    run_variant(
        tmp_path,
        CLOSURE,
        changes,
        method,
        code=1,
        stderr="Can't (pickle|get) local object",
    )


def test_a_pool_in_a_task_of_joblib_uses_threads(joblib, tmp_path: Path):
    run = run_program(program("pools/joblib_worker", "nested"), tmp_path)

    assert run.out == "[True, True]\n"


def test_the_workers_of_joblib_import_numpy(joblib, tmp_path: Path):
    run = run_program(program("pools/joblib_worker", "numpy"), tmp_path)

    assert run.out == "[True, True]\n"


def test_joblib_gives_workers_a_read_only_map_of_an_array_above_one_mebibyte(
    joblib, tmp_path: Path
):
    run = run_program(program("pools/joblib_worker", "large"), tmp_path)

    assert run.out.splitlines() == [
        "['written', 'assignment destination is read-only']",
        "['written', 'written']",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_what_joblib_raises_for_a_killed_worker_is_a_broken_process_pool(
    joblib, tmp_path: Path
):
    run = run_program(program("pools/joblib_worker", "killed"), tmp_path)

    assert run.out == "TerminatedWorkerError\n"


def test_try_it_pool_map_makes_about_four_chunks_for_each_worker(monkeypatch):
    sizes = []
    original = Pool._get_tasks
    monkeypatch.setattr(
        Pool,
        "_get_tasks",
        staticmethod(lambda f, it, size: sizes.append(size) or original(f, it, size)),
    )

    with ThreadPool(2) as pool:  # it makes chunks as Pool does
        pool.map(abs, range(100_000))

    assert sizes == [100_000 // (4 * 2)]
