"""Rows are processed in shared memory, and no block is left behind."""

import sys
from pathlib import Path

import pytest

from tests.harness.programs import run_program
from tests.harness.run import ROOT
from tests.harness.variants import run_variant
from tests.work.test_hash_files import SAY, interrupt, posix

pytest.importorskip("numpy", reason="needs NumPy")

NAME = "work/shared_rows"
SHM = Path("/dev/shm")
TABLE = "np.array([[1, 2, 5], [7, 7, 7], [0, 3, 4]])"
MANY = "np.random.default_rng(7).normal(size=(12_345, 40))"
TASK = "    errors = []\n"
KILL = '    __import__("os").kill(__import__("os").getpid(), 9)\n'
CHECK = """    low = table.min(axis=1, keepdims=True)
    expected = (table - low) / (table.max(axis=1, keepdims=True) - low)
    assert np.array_equal(results, expected, equal_nan=True)
    assert np.array_equal(table, before)
    print(np.isnan(results).all(axis=1).nonzero()[0].tolist())
"""


def blocks() -> set[str]:
    """Return the names of the blocks of shared memory that are there."""
    return {path.name for path in SHM.glob("psm_*")}


def checked(table: str) -> dict[str, str]:
    """Return changes that process another table and compare it with NumPy's result."""
    return {
        "    try:\n        results": (
            "    np.seterr(invalid='ignore')\n"
            f"    table = {table}\n    before = table.copy()\n"
            "    try:\n        results"
        ),
        TABLE: "table",
        "    print(results)\n": CHECK,
    }


@pytest.mark.whole
def test_every_row_is_scaled_as_by_numpy_at_once(method: str, tmp_path: Path):
    run = run_variant(tmp_path, NAME, checked(MANY), method)

    assert (run.out, run.err) == ("[]\n", "")


@pytest.mark.parametrize(
    "table",
    [
        "np.arange(3000).reshape(1000, 3)",
        "np.arange(3000, dtype='f4').reshape(1000, 3)",
        "np.asfortranarray(np.arange(3000.0).reshape(1000, 3))",
        "np.arange(3.0).reshape(1, 3)",
        "np.empty((0, 3))",
    ],
)
def test_it_takes_any_table_of_numbers(table: str, tmp_path: Path):
    assert run_variant(tmp_path, NAME, checked(table), "spawn").out == "[]\n"


@pytest.mark.whole
def test_a_row_that_fails_is_named_and_nan_and_the_others_are_right(
    method: str, tmp_path: Path
):
    changes = checked("np.arange(6000.0).reshape(3000, 2)")
    changes |= {"    before": "    table[[0, 1567, 2999]] = 5\n    before"}
    key = "    try:\n        results"
    changes[key] = changes[key].replace("    before", changes.pop("    before"))

    run = run_variant(tmp_path, NAME, changes, method, code=1, stderr="all values")

    assert run.out == "[0, 1567, 2999]\n"
    assert run.err.splitlines() == [
        f"row {row}: ValueError('all values are equal')" for row in (0, 1567, 2999)
    ]


@posix
@pytest.mark.whole
def test_a_killed_worker_is_an_exception_and_no_block_left(method: str, tmp_path: Path):
    before = blocks()
    changes = {TABLE: MANY, TASK: f"    if start == 9000:\n    {KILL}{TASK}"}

    run_variant(tmp_path, NAME, changes, method, code=1, stderr="BrokenProcessPool")

    assert blocks() <= before


LATE = {
    TABLE: MANY,
    "        errors = [": (
        f"        futures[0].result()\n        {SAY}\n        errors = ["
    ),
    TASK: f'    __import__("time").sleep(0.3)\n{TASK}',
}


@posix
def test_ctrl_c_ends_it_with_130_and_leaves_no_block(method: str, tmp_path: Path):
    before = blocks()

    run = interrupt(tmp_path, NAME, method, LATE)

    assert (run.returncode, run.stdout, run.stderr) == (130, "", "works\n")
    assert blocks() <= before


@posix
@pytest.mark.control
def test_without_unlink_the_tracker_warns(method: str, tmp_path: Path):
    changes = {TABLE: MANY, "        block.unlink()": "        pass"}

    run_variant(
        tmp_path, NAME, changes, method, stderr="There appear to be 1 leaked shared"
    )


KEPT = {
    TABLE: MANY,
    "    low, high = row": "    KEPT.append(row)\n    low, high = row",
    "PART = 1000": "KEPT: list[Any] = []\nPART = 1000",
}


@posix
@pytest.mark.control
def test_a_row_that_is_kept_is_a_buffer_error_and_no_crash(method: str, tmp_path: Path):
    run = run_variant(
        tmp_path,
        NAME,
        KEPT,
        method,
        code=1,
        stderr="BufferError: cannot close exported pointers exist",
    )

    assert "Broken" not in run.err


@posix
@pytest.mark.control
def test_np_ndarray_does_not_hold_the_block_and_a_kept_row_crashes(
    method: str, tmp_path: Path
):
    call = "process_rows(as_array(block, shape)[start : start + PART], start)"
    changes = KEPT | {
        "np.frombuffer(block.buf, float, shape[0] * shape[1]).reshape(shape)": (
            "np.ndarray(shape, float, buffer=block.buf)"
        ),
        f"        return {call}\n": (
            f"        errors = {call}\n    print(KEPT[0])\n    return errors\n"
        ),
    }

    run_variant(tmp_path, NAME, changes, method, code=1, stderr="BrokenProcessPool")


FRAME = """
if __name__ == "__main__":
    import multiprocessing, sys
    multiprocessing.set_start_method(sys.argv[1])
    frame = pd.DataFrame(
        {"a": [1, 2, 7], "b": [2.5, 4.0, 7], "c": pd.array([3, None, 7], "Int64")},
        index=["x", "y", "z"],
    )
    results, errors = map_frame(frame)
    print(results)
    print(errors)
    try:
        map_frame(pd.DataFrame({"name": ["p"], "a": [1]}))
    except ValueError as error:
        print(error)
"""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_keeps_index_and_columns_of_a_frame(
    language: str, method: str, tmp_path: Path
):
    pytest.importorskip("pandas", reason="needs pandas")
    (tmp_path / "shared_rows.py").write_text(
        (ROOT / f"examples/{NAME}.py").read_text("utf-8"), "utf-8"
    )
    page = ROOT / f"docs/{language}/work/shared_rows.md"
    block = page.read_text("utf-8").split("```python\n")[1].split("\n```")[0]
    path = tmp_path / "frames.py"
    path.write_text(f"from shared_rows import map_rows\n\n{block}\n{FRAME}", "utf-8")

    run = run_program([sys.executable, str(path), method], tmp_path)

    lines = run.out.splitlines()
    assert [line.split() for line in lines[:4]] == [
        ["a", "b", "c"],
        ["x", "0.0", "0.75", "1.0"],
        ["y", "NaN", "NaN", "NaN"],
        ["z", "NaN", "NaN", "NaN"],
    ]
    assert lines[4:] == [
        "[\"row 2: ValueError('all values are equal')\"]",
        "could not convert string to float: 'p'",
    ]


@posix
@pytest.mark.whole
def test_try_it_workers_change_a_copy_of_the_table(method: str, tmp_path: Path):
    # Twice a row is exact, and so is what it is scaled to.
    changes = {"    low, high = row": "    row *= 2\n    low, high = row"}

    run = run_variant(tmp_path, NAME, checked(MANY) | changes, method)

    assert run.out == "[]\n"
