"""A sweep keeps every row it has, and the next run goes on from there."""

import csv
import re
import sys
from itertools import product
from pathlib import Path

import pytest

from examples import _catalogue
from examples.work import parameter_sweep
from tests.harness.programs import output, run_program
from tests.harness.run import Run, interpreter
from tests.harness.variants import changed, under

SWEEP = "work/parameter_sweep"
RESULTS = {
    ("0.01", "10"): "0.667608",
    ("0.01", "1000"): "0.0",
    ("0.1", "10"): "0.011529",
    ("0.1", "1000"): "0.0",
    ("1.5", "10"): "1048576.0",
}
DIVERGED = ("1.5", "1000", "", "OverflowError('math range error')")
START = "    return round(math.pow"
WRITTEN = '            print(*row, sep=",")\n'
GRID = '{"rate": [0.01, 0.1, 1.5], "steps": [10, 1000]}'
KILL = "os.kill(os.getpid(), signal.SIGKILL)"
SLOWLY = (
    "def slowly(values):\n"
    "    yield from values[:100]\n"
    "    for thread in __import__('threading').enumerate():\n"
    "        if type(thread).__name__ == '_ExecutorManagerThread':\n"
    "            thread.join()\n"
    "    yield from values[100:]\n\n\n"
)  # the executor is broken before the hundred and first is submitted

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")


def sweep(
    folder: Path,
    method: str,
    changes: dict[str, str] | None = None,
    *,
    code: int = 0,
    stderr: str = "",
    orphans: bool = False,
) -> Run:
    """Run the program on the file sweep.csv, with text in the program replaced."""
    command = [*interpreter(sys.executable), copied(folder, method, changes or {})]
    arguments = [*command, "sweep.csv"]
    return run_program(arguments, folder, code=code, stderr=stderr, orphans=orphans)


def copied(folder: Path, method: str, changes: dict[str, str]) -> str:
    """Write a copy of the program, with text replaced; return its name."""
    original = _catalogue.FOLDER / f"{SWEEP}.py"
    text = under(method, changed(SWEEP, original, changes))
    (folder / original.name).write_text(text, "utf-8")
    return original.name


def rows(folder: Path) -> list[tuple[str, ...]]:
    """Return the sorted rows of the file; fail if its header or a row isn't whole."""
    text = (folder / "sweep.csv").read_text("utf-8")
    header, *found = csv.reader(text.splitlines())
    assert text.endswith("\n")
    assert header == ["rate", "steps", "loss", "error"]
    assert all(len(row) == 4 for row in found)
    return sorted(map(tuple, found))


def complete() -> list[tuple[str, ...]]:
    """Return the rows of a whole sweep."""
    return [*((*one, loss, "") for one, loss in RESULTS.items()), DIVERGED]


def test_the_program_does_what_a_loop_does(method: str):
    every = product(*parameter_sweep.GRID.values())
    wanted = [",".join(map(str, parameter_sweep.make_row(one))) for one in every]

    assert sorted(output(SWEEP, method).splitlines()) == wanted


def test_each_combination_is_one_row_with_its_result_or_its_error(
    method: str, tmp_path: Path
):
    sweep(tmp_path, method)

    assert rows(tmp_path) == complete()


def test_a_second_run_runs_nothing_again(method: str, tmp_path: Path):
    first = sweep(tmp_path, method)
    second = sweep(tmp_path, method, {START: f"    raise AssertionError\n{START}"})

    assert len(first.out.splitlines()) == 6
    assert second.out == ""
    assert rows(tmp_path) == complete()


def test_a_new_value_runs_its_combinations_only(method: str, tmp_path: Path):
    sweep(tmp_path, method, {GRID: GRID.replace("0.1, ", "")})
    known = {START: f"    assert rate == 0.1\n{START}"}
    run = sweep(tmp_path, method, known)

    assert len(run.out.splitlines()) == 2
    assert rows(tmp_path) == complete()


def test_a_thousand_times_the_combinations_end(tmp_path: Path):
    rates = "[rate / 10_000 for rate in range(3000)]"
    sweep(tmp_path, "fork", {"[0.01, 0.1, 1.5]": rates})

    assert len({row[:2] for row in rows(tmp_path)}) == len(rows(tmp_path)) == 6000


@posix
@pytest.mark.parametrize("workers", ["", "max_workers=1, "])
def test_a_killed_worker_names_what_has_no_row_and_the_next_run_goes_on(
    workers: str, method: str, tmp_path: Path
):
    kill = f"    if (rate, steps) == (0.1, 10): {KILL}\n{START}"
    changes = {START: kill, "initializer=": f"{workers}initializer="}

    says = r"A worker died\. No result yet: \[.*\(0\.1, 10\)"
    run = sweep(tmp_path, method, changes, code=1, stderr=says)
    named = re.findall(r"\((.*?), (.*?)\)", run.err)
    finished = [row[:2] for row in rows(tmp_path)]
    assert sorted([*named, *finished]) == [row[:2] for row in complete()]
    if workers:  # then the first that is named has killed it
        assert named[0] == ("0.1", "10")

    sweep(tmp_path, method)
    assert rows(tmp_path) == complete()


@posix
def test_a_worker_that_dies_before_the_last_submit_is_found(
    method: str, tmp_path: Path
):
    kill = f"    if (rate, steps) == (0.0003, 10): {KILL}\n{START}"
    changes = {
        START: kill,
        "initializer=": "max_workers=1, initializer=",
        "[0.01, 0.1, 1.5]": "[rate / 10_000 for rate in range(3000)]",
        "[10, 1000]": "[10]",
        "for values in missing)": "for values in slowly(missing))",
        "def run_all(": f"{SLOWLY}def run_all(",
    }

    says = r"A worker died\. No result yet: \[\(0\.0003, 10\), \(0\.0004, 10\)"
    sweep(tmp_path, method, changes, code=1, stderr=says)

    assert [row[0] for row in rows(tmp_path)] == ["0.0", "0.0001", "0.0002"]


@posix
def test_ctrl_c_ends_it_with_130_and_the_next_run_goes_on(method: str, tmp_path: Path):
    stop = f"{WRITTEN}            os.killpg(0, signal.SIGINT)\n"
    changes = {WRITTEN: stop, START: f"    __import__('time').sleep(0.2)\n{START}"}

    sweep(tmp_path, method, changes, code=130)
    assert 0 < len(rows(tmp_path)) < 6

    sweep(tmp_path, method)
    assert rows(tmp_path) == complete()


@posix
def test_a_row_is_in_the_file_before_the_next_is_waited_for(
    method: str, tmp_path: Path
):
    changes = {WRITTEN: f"{WRITTEN}            {KILL}\n"}

    sweep(tmp_path, method, changes, code=-9, orphans=True)

    assert len(rows(tmp_path)) == 1


@pytest.mark.parametrize("cut", [1, 3, 8, 30])
def test_a_row_that_was_cut_is_run_again(cut: int, method: str, tmp_path: Path):
    sweep(tmp_path, method)
    file = tmp_path / "sweep.csv"
    file.write_bytes(file.read_bytes()[:-cut])

    sweep(tmp_path, method)

    assert rows(tmp_path) == complete()


@pytest.mark.parametrize("text", [b"my notes", b"a,b\n1,2\n", b"\xff\xfe\x00\x01\n"])
def test_a_file_of_something_else_is_refused_and_left_alone(
    text: bytes, method: str, tmp_path: Path
):
    file = tmp_path / "sweep.csv"
    file.write_bytes(text)

    says = "sweep.csv: its columns are not rate,steps,loss,error"
    sweep(tmp_path, method, code=1, stderr=says)

    assert file.read_bytes() == text


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        ("sys.exit('no data')", "SystemExit('no data')"),
        ("raise ValueError('two\\nlines, and \"more\"')", "ValueError("),
        ("raise BadlyMade(1, 2)", "two values"),
    ],
)
def test_whatever_a_combination_raises_is_in_its_row(
    fault: str, says: str, method: str, tmp_path: Path
):
    bad = (
        "class BadlyMade(Exception):\n"
        "    def __init__(self, one, two):\n"
        "        super().__init__('two values')\n\n\n"
    )
    changes = {
        START: f"    if (rate, steps) == (0.1, 10): {fault}\n{START}",
        "def train(": f"{bad}def train(",
    }

    sweep(tmp_path, method, changes)

    found = {row[:2]: row for row in rows(tmp_path)}
    assert says in found["0.1", "10"][3]
    assert [row for one, row in found.items() if one != ("0.1", "10")] == [
        row for row in complete() if row[:2] != ("0.1", "10")
    ]
