"""Each task has random numbers of its own, the same in every run."""

import re
import sys
from pathlib import Path

import pytest

from tests.harness.programs import output
from tests.harness.variants import run_variant

TASK = "pools/seed_each_task"
NUMPY = "pools/seed_each_task_numpy"
SAME = "pools/same_random_numbers"
GENERATOR = "rng = Random(2026)\n"
DRAW = "rng.randint(1, 6) for"
WORKERS = "with ProcessPoolExecutor() as"
BOTH = pytest.mark.parametrize("name", [TASK, NUMPY])

# The fork server imports the main module once, and its children get copies.
SERVER_IMPORTS_MAIN = sys.version_info >= (3, 14, 1) or (
    (3, 13, 8) <= sys.version_info < (3, 14)
)


def need(name: str) -> None:
    """Skip a test of NumPy where it isn't installed."""
    if name == NUMPY:
        pytest.importorskip("numpy")


@BOTH
def test_every_task_draws_other_numbers(name: str, method: str):
    need(name)

    estimates = re.findall(r"task \d: (.+)", output(name, method))

    assert len(estimates) == 4
    assert len({*estimates}) > 2  # to four digits two may be equal


@BOTH
@pytest.mark.parametrize("workers", [1, 2, 4])
def test_the_numbers_of_a_task_do_not_depend_on_its_worker(
    workers: int, name: str, method: str, tmp_path: Path
):
    need(name)
    changes = {WORKERS: f"with ProcessPoolExecutor({workers}) as"}

    assert run_variant(tmp_path, name, changes, method).out == output(name, method)


@BOTH
def test_another_seed_gives_other_numbers(name: str, method: str, tmp_path: Path):
    need(name)
    changes = {"SEED = 2026": "SEED = 2027"}

    assert run_variant(tmp_path, name, changes, method).out != output(name, method)


def test_more_tasks_leave_the_numbers_of_the_first_as_they_are(
    method: str, tmp_path: Path
):
    run = run_variant(tmp_path, TASK, {"TASKS = 4": "TASKS = 400"}, method)

    assert run.out.splitlines()[:4] == output(TASK, method).splitlines()[:4]


@pytest.mark.control
def test_one_generator_a_worker_makes_results_depend_on_the_worker(
    method: str, tmp_path: Path
):
    changes = {
        '    rng = Random(f"{SEED}-{task}")\n': "",
        "SEED = 2026": "rng = Random(1)",
    }
    one = {**changes, WORKERS: "with ProcessPoolExecutor(1) as"}
    each = {
        **changes,
        WORKERS: "for task in range(TASKS):\n     with ProcessPoolExecutor(1) as",
        "        estimates = list(pool.map(estimate_pi, range(TASKS)))": (
            "        estimates = [pool.submit(estimate_pi, 0).result()] * TASKS"
        ),
    }

    in_one = run_variant(tmp_path, TASK, one, method).out.splitlines()
    in_four = run_variant(tmp_path, TASK, each, method).out.splitlines()

    assert in_one[0] == in_four[0]
    assert in_one[3] != in_four[3]


@pytest.mark.control
def test_seeds_that_are_summed_give_two_runs_the_same_numbers(tmp_path: Path):
    changes = {'Random(f"{SEED}-{task}")': "Random(SEED + task)"}
    later = {**changes, "SEED = 2026": "SEED = 2027"}

    first = run_variant(tmp_path, TASK, changes, "fork").out.splitlines()
    second = run_variant(tmp_path, TASK, later, "fork").out.splitlines()

    assert first[1].split()[2] == second[0].split()[2]


def dice(name: str, changes: dict[str, str], method: str, folder: Path) -> list[str]:
    """Return what each task rolled."""
    run = run_variant(folder, name, changes, method)
    return [line.partition(": ")[2] for line in run.out.splitlines()]


@pytest.mark.control
def test_a_seeded_generator_at_module_level_repeats_itself_in_each_worker(method: str):
    first, second = output(SAME, method).splitlines()

    assert first.partition(": ")[2] == second.partition(": ")[2]


@pytest.mark.control
def test_one_without_a_seed_repeats_itself_where_its_module_is_copied(
    method: str, tmp_path: Path
):
    changes = {GENERATOR: "rng = Random()\n", "DICE = 8": "DICE = 100"}

    first, second = dice(SAME, changes, method, tmp_path)

    copied = method == "fork" or (method == "forkserver" and SERVER_IMPORTS_MAIN)
    assert (first == second) == copied


def test_the_functions_of_random_differ_in_each_worker(method: str, tmp_path: Path):
    changes = {
        GENERATOR: "import random\n",
        DRAW: "random.randint(1, 6) for",
        "DICE = 8": "DICE = 100",
    }

    first, second = dice(SAME, changes, method, tmp_path)

    assert first != second


@pytest.mark.control
@pytest.mark.parametrize(
    ("generator", "draw"),
    [
        ("import numpy as np\nnp.random.rand()\n", "int(np.random.randint(1, 7)) for"),
        (
            "import numpy as np\nrng = np.random.default_rng()\n",
            "int(rng.integers(1, 7)) for",
        ),
    ],
)
def test_generators_of_numpy_repeat_themselves_where_they_are_copied(
    generator: str, draw: str, method: str, tmp_path: Path
):
    pytest.importorskip("numpy")
    changes = {GENERATOR: generator, DRAW: draw, "DICE = 8": "DICE = 100"}

    first, second = dice(SAME, changes, method, tmp_path)

    copied = method == "fork" or (method == "forkserver" and SERVER_IMPORTS_MAIN)
    assert (first == second) == copied


@pytest.mark.control
def test_random_seed_at_module_level_repeats_itself_in_each_worker_but_under_fork(
    method: str, tmp_path: Path
):
    changes = {
        GENERATOR: "import random\nrandom.seed(2026)\n",
        DRAW: "random.randint(1, 6) for",
        "DICE = 8": "DICE = 100",
    }

    first, second = dice(SAME, changes, method, tmp_path)

    copied = method == "fork" or (method == "forkserver" and SERVER_IMPORTS_MAIN)
    assert (first == second) != copied


def test_numpy_s_generator_differs_if_its_first_use_is_in_a_worker(
    method: str, tmp_path: Path
):
    numpy = pytest.importorskip("numpy", "2.4")
    changes = {
        GENERATOR: f"import {numpy.__name__} as np\n",
        DRAW: "int(np.random.randint(1, 7)) for",
        "DICE = 8": "DICE = 100",
    }

    first, second = dice(SAME, changes, method, tmp_path)

    assert first != second
