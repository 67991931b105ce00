"""What is measured is real: the tasks run, and the workers have the data."""

import copy
import json
import sys
from pathlib import Path

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("fcntl")  # not on Windows

pool_messages = pytest.importorskip("benchmarks.pool_messages")

SMALL = 1_250_000  # float64: 10 MB
SIZES = [name for name in pool_messages.SIZES if name not in pool_messages.EMPTY]
linux = pytest.mark.skipif(sys.platform != "linux", reason="reads Linux's /proc")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(pool_messages, "COUNT", SMALL)
    monkeypatch.setattr(pool_messages, "TASKS", 1)
    np.save(tmp_path / "data.npy", np.ones(SMALL))
    return str(tmp_path)


@pytest.mark.parametrize("name", pool_messages.WAYS)
def test_a_task_has_the_data_in_each_way(name: str, folder: str):
    with pool_messages.way(name, folder) as (executor, opener, argument):
        task = pool_messages.make if name == "result" else pool_messages.work
        found = executor.submit(task, opener, argument).result()

    if name == "result":
        assert len(found) == SMALL
    else:
        assert found == pool_messages.READ  # numbers, all of them 1
    assert min(pool_messages.timed(name, folder)) > 0


@linux
@pytest.mark.parametrize("name", SIZES)
def test_only_what_is_pickled_or_read_is_in_the_own_memory_of_a_worker(
    name: str, folder: str
):
    empty = "no data, fork" if "fork" in name else "no data"
    copied = name in ("argument", "initializer", "path, np.load")

    own = pool_messages.memory(name, folder) - pool_messages.memory(empty, folder)

    assert (own > 9) == copied
    assert own < (11 if copied else 2)


def test_a_curve_has_a_row_for_each_size_and_the_loop():
    rows = pool_messages.curve(10, 100, 1)

    assert [row["name"] for row in rows] == [
        "loop",
        "Pool.map",
        "chunksize=1",
        "chunksize=10",
        "one chunk",
    ]


def test_what_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pool_messages, "PACKAGES", ("pytest", "no-such-package"))
    monkeypatch.setattr(sys, "argv", ["pool_messages"])

    with pytest.raises(SystemExit, match=r"^no-such-package not installed: make bench"):
        pool_messages.main()


KEPT = json.loads(pool_messages.KEPT.read_text("utf-8"))


def test_the_kept_figures_bear_what_the_pages_say():
    assert [*pool_messages.doubts(KEPT)] == []


@pytest.mark.parametrize(
    ("kind", "name", "figure", "doubt"),
    [
        ("short-tasks", "chunksize=1", 300, "a message costs about 0.1 ms"),
        (
            "short-tasks",
            "chunksize=1000",
            12,
            "with chunks, two workers are faster than the loop",
        ),
        ("short-tasks", "chunksize=100", 20, "chunks make messages cheap"),
        ("short-tasks", "one chunk", 7, "one worker does all tasks of a chunk"),
        ("long-tasks", "chunksize=10", 500, "long tasks need no chunks"),
        ("big-data", "result", 50, "100 MB take some tenths of a second"),
        ("big-data", "SharedMemory", 20, "data that is there costs a task no time"),
        ("big-data", "path, np.load", 0.1, "a memory map reads only what is used"),
        ("big-memory", "initializer", 20, "initializer: a worker has a copy"),
        ("big-memory", "SharedMemory", 120, "SharedMemory: a worker has no copy"),
    ],
)
def test_figures_that_the_pages_deny_are_not_kept(
    kind: str, name: str, figure: float, doubt: str
):
    data = copy.deepcopy(KEPT)
    for row in data["charts"][kind]["rows"]:
        if row["name"] == name:
            row["lowest"] = figure

    assert doubt in pool_messages.doubts(data)


def test_figures_of_a_quiet_machine_are_kept():
    """What two free cores would show: half of the loop, and shorter messages."""
    data = copy.deepcopy(KEPT)
    quiet = {
        "short-tasks": (11.5, 6.4, 65, 13, 6.6, 6.2, 11.6),
        "long-tasks": (1150, 600, 610, 600, 900, 1160),
    }
    for kind, figures in quiet.items():
        for row, figure in zip(data["charts"][kind]["rows"], figures, strict=True):
            row["lowest"] = figure

    assert [*pool_messages.doubts(data)] == []
