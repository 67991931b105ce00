"""Progress moves as tasks end, on a terminal only, and ends if a worker dies."""

import re
import sys
from pathlib import Path

import pytest

from examples import _catalogue
from tests.harness.programs import output
from tests.harness.terminal import seen
from tests.harness.variants import changed, run_variant, under

LINE = "pools/progress_line"
TQDM = "pools/progress_tqdm"
RICH = "pools/progress_rich"
WITH_POOL = "sum(tqdm(counts, total=len(WORDS), disable=None))"
EVERY_STEP = "disable=None, mininterval=0"

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


def shown(folder: Path, name: str, changes: dict[str, str], method: str) -> str:
    """Return what an example shows on a terminal, with text replaced."""
    original = _catalogue.FOLDER / f"{name}.py"
    copy = folder / original.name
    copy.write_text(under(method, changed(name, original, changes)), "utf-8")
    return seen([sys.executable, copy.name], folder)


@posix
def test_the_line_counts_each_task_as_it_ends(method: str, tmp_path: Path):
    text = shown(tmp_path, LINE, {}, method)

    counts = [f"{done}/17 tasks" for done in range(1, 18)]
    assert text.split("\r")[1:18] == counts
    assert text.endswith("\n")


@pytest.mark.parametrize("name", [LINE, TQDM, RICH])
def test_a_pipe_gets_no_progress(name: str, method: str):
    if name != LINE:
        pytest.importorskip(name.rpartition("_")[2])

    assert output(name, method)  # and nothing on stderr, or it fails


def test_the_line_serves_a_thousand_times_the_tasks(tmp_path: Path):
    changes = {"range(999_983, 1_000_000)": "range(983_000, 1_000_000)"}

    run = run_variant(tmp_path, LINE, changes, "fork")

    assert run.out.startswith("983000: ")


@posix
@pytest.mark.parametrize(
    "which", [{WITH_POOL: WITH_POOL.replace("disable=None", EVERY_STEP)}, None]
)
def test_tqdm_moves_with_each_result(which, method: str, tmp_path: Path):
    pytest.importorskip("tqdm")
    changes = which or {
        "total=len(futures), disable=None": f"total=len(futures), {EVERY_STEP}"
    }

    text = shown(tmp_path, TQDM, changes, method)

    for done in range(9):
        assert f" {done}/8 " in text


@posix
@pytest.mark.control
def test_tqdm_around_pool_map_begins_when_all_tasks_have_ended(
    method: str, tmp_path: Path
):
    pytest.importorskip("tqdm")
    changes = {
        "pool.imap_unordered": "pool.map",
        "    return sum(word": "    os.write(2, b'ended;')\n    return sum(word",
        "from tqdm": "import os\nfrom tqdm",
    }

    text = shown(tmp_path, TQDM, changes, method)

    before, _, after = text.partition("0/8")
    assert before.count("ended;") == 8
    assert "8/8" in after


@posix
@pytest.mark.control
def test_without_total_tqdm_shows_a_count_and_no_bar(method: str, tmp_path: Path):
    pytest.importorskip("tqdm")
    changes = {
        "total=len(WORDS), disable": "disable",
        "total=len(futures), disable": "disable",
    }

    text = shown(tmp_path, TQDM, changes, method)

    assert text.count("8it [") == 2
    assert "%" not in text


@posix
def test_process_map_gives_the_results_in_order_with_a_bar(method: str, tmp_path: Path):
    pytest.importorskip("tqdm")
    by_hand = (
        "        counts = pool.imap_unordered(count_vowels, WORDS)\n"
        f"        return {WITH_POOL}"
    )
    by_tqdm = "        return sum(process_map(count_vowels, WORDS, max_workers=2))"
    changes = {
        "from tqdm import tqdm": "from tqdm.contrib.concurrent import process_map\n"
        "from tqdm import tqdm",
        by_hand: by_tqdm,
        'print(f"ProcessPoolExecutor': 'print(f"',
    }

    assert "8/8" in shown(tmp_path, TQDM, changes, method)


@posix
def test_rich_shows_each_file_to_its_end(method: str, tmp_path: Path):
    pytest.importorskip("rich")

    text = shown(tmp_path, RICH, {}, method)

    for name in ("first.csv", "second.csv", "third.csv"):
        assert re.search(rf"{name}.*100%", text)


def test_the_steps_of_every_file_arrive_in_its_order(method: str, tmp_path: Path):
    pytest.importorskip("rich")
    update = "            progress.update("
    changes = {update: f"            print(*step)\n{update}"}

    run = run_variant(tmp_path, RICH, changes, method)

    steps = [line.split() for line in run.out.splitlines() if line[0].isdigit()]
    loaded = {bar: [int(n) for b, n in steps if b == bar] for bar in "012"}
    assert loaded["0"] == [50, 100, 150, 200, 250, 300]
    assert loaded["1"] == [50, 100, 150, 200]
    assert loaded["2"] == [50, 100]


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        ("raise ValueError('bad row')", "ValueError: bad row"),
        ("__import__('os')._exit(1)", "BrokenProcessPool"),
    ],
)
def test_the_bars_end_though_a_task_or_a_worker_does_not(
    fault: str, says: str, method: str, tmp_path: Path
):
    pytest.importorskip("rich")
    changes = {"    return rows\n": f"    if rows == 200: {fault}\n    return rows\n"}

    run_variant(tmp_path, RICH, changes, method, code=1, stderr=says)


@pytest.mark.control
def test_a_progress_of_rich_cannot_go_to_a_worker(method: str, tmp_path: Path):
    pytest.importorskip("rich")
    changes = {"(load, bar, rows, steps)": "(load, progress, rows, steps)"}

    run_variant(
        tmp_path,
        RICH,
        changes,
        method,
        code=1,
        stderr="TypeError: cannot pickle '_thread.RLock' object",
    )
