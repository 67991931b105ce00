"""Workers are restarted when they die, and none is left when the program ends."""

import gzip
import os
import signal
import sys
from pathlib import Path

import pytest

from tests.harness import processes
from tests.harness.programs import output
from tests.work.group import Group, kill, running

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
NAME = "work/supervise_workers"
FEW = 0.2  # seconds instead of the patience of real work
IMPATIENT = {"GRACE = 1.0": f"GRACE = {FEW}"}
UNBLOCK = "    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGTERM])"
ENDS = [(signal.SIGINT, 130), (signal.SIGTERM, 0)]


def make(folder: Path, count: int = 1) -> Path:
    """Make a folder with some logs, and return it."""
    folder.mkdir(exist_ok=True)
    for number in range(count):
        new = folder / f"{number}.new"
        new.write_text(f"line {number}\n" * 1000, "utf-8")
        new.replace(new.with_suffix(".log"))
    return folder


def texts(folder: Path) -> dict[str, int]:
    """Return how many lines each compressed log has."""
    return {
        path.name: len(gzip.decompress(path.read_bytes()).splitlines())
        for path in folder.glob("*.gz")
    }


def pid_in(line: str) -> int:
    return int(line.partition("pid=")[2])


def kill_worker(group: Group, folder: str) -> None:
    """Kill the worker of a folder once it has started."""
    kill(pid_in(group.read_until(f"{folder}: started")))


def test_a_worker_that_dies_at_once_is_given_up_and_all_stop(method: str):
    lines = output(NAME, method).splitlines()

    assert "web: compressed monday.log" in lines
    assert [line for line in lines if line.startswith("missing: ended")] == [
        "missing: ended with exit code 1"
    ] * 4
    assert sum("missing: started" in line for line in lines) == 4


@pytest.mark.whole
def test_it_goes_on_until_sigterm_and_compresses_what_comes(
    method: str, tmp_path: Path
):
    make(tmp_path / "a", 200)
    make(tmp_path / "b", 0)
    with running(NAME, method, tmp_path, "a", "b", "a") as group:
        group.read_until("a: compressed", times=200)
        make(tmp_path / "b", 200)
        group.read_until("b: compressed", times=200)
        os.kill(group.process.pid, signal.SIGTERM)
        ended = group.end()

    assert (ended.code, ended.err, ended.left) == (0, "", [])
    assert ended.out.count("started") == 2
    for folder in ("a", "b"):
        assert texts(tmp_path / folder) == {f"{n}.log.gz": 1000 for n in range(200)}
        assert len([*(tmp_path / folder).iterdir()]) == 200


@pytest.mark.whole
def test_a_killed_worker_is_restarted_and_no_log_is_lost(method: str, tmp_path: Path):
    make(tmp_path / "a", 300)
    with running(NAME, method, tmp_path, "a") as group:
        for _ in range(3):
            pid = pid_in(group.read_until("a: started"))
            group.read_until("a: compressed", times=20)
            kill(pid)
            group.read_until("a: ended with exit code -9")
        group.read_until("a: started")
        while any(path.suffix == ".log" for path in (tmp_path / "a").iterdir()):
            group.read_until("a: compressed")
        group.press(signal.SIGTERM)
        ended = group.end()

    assert (ended.code, ended.left) == (0, [])
    assert texts(tmp_path / "a") == {f"{n}.log.gz": 1000 for n in range(300)}


@pytest.mark.whole
def test_the_fourth_kill_in_a_minute_ends_all(method: str, tmp_path: Path):
    make(tmp_path / "a")
    make(tmp_path / "b")
    with running(NAME, method, tmp_path, "a", "b") as group:
        for _ in range(4):
            kill_worker(group, "a")
        ended = group.end()

    assert (ended.code, ended.left) == (1, [])
    assert ended.err == "a: died too often, all stop\n"


@pytest.mark.parametrize(("number", "code"), ENDS)
@pytest.mark.parametrize(
    "moment", ["a: started", "b: started", "a: compressed", "missing: ended"]
)
@pytest.mark.whole
def test_ctrl_c_and_sigterm_leave_nothing_at_any_moment(
    moment: str, number: int, code: int, method: str, tmp_path: Path
):
    make(tmp_path / "a", 50)
    make(tmp_path / "b", 50)
    with running(NAME, method, tmp_path, "a", "b", "missing") as group:
        group.read_until(moment)
        group.press(number)
        ended = group.end()

    assert (ended.code, ended.left) == (code, [])
    assert "KeyboardInterrupt" not in ended.err


@pytest.mark.parametrize("deaf", [False, True])
@pytest.mark.whole
def test_a_worker_that_ignores_sigterm_is_killed(
    deaf: bool, method: str, tmp_path: Path
):
    make(tmp_path / "a")
    changes = IMPATIENT | ({UNBLOCK: "    pass"} if deaf else {})
    with running(NAME, method, tmp_path, "a", changes=changes) as group:
        group.read_until("a: compressed")
        group.press(signal.SIGINT)
        ended = group.end()

    assert (ended.code, ended.err, ended.left) == (130, "", [])


@pytest.mark.whole
def test_workers_end_when_main_is_killed(method: str, tmp_path: Path):
    make(tmp_path / "a")
    make(tmp_path / "b")
    with running(NAME, method, tmp_path, "a", "b") as group:
        group.read_until("compressed", times=2)
        group.process.kill()
        ended = group.end()

    assert (ended.code, ended.left) == (-9, [])


@pytest.mark.control
def test_they_live_on_if_they_do_not_look_at_main(method: str, tmp_path: Path):
    make(tmp_path / "a")
    changes = {"main_process and main_process.is_alive()": "True"}
    with running(NAME, method, tmp_path, "a", changes=changes) as group:
        group.read_until("compressed")
        group.process.kill()
        group.process.wait()

        assert processes.lingering(group.mark, 2.0)


@pytest.mark.whole
def test_try_it_a_worker_that_blocks_sigterm_lives_on(method: str, tmp_path: Path):
    make(tmp_path / "a")
    changes = IMPATIENT | {UNBLOCK: "    pass"}
    with running(NAME, method, tmp_path, "a", changes=changes) as group:
        pid = pid_in(group.read_until("a: started"))
        group.read_until("a: compressed")
        kill(pid, signal.SIGTERM)
        make(tmp_path / "a", 1)
        group.read_until("a: compressed")
        group.press(signal.SIGINT)
        ended = group.end()

    assert "ended with" not in ended.out
    assert (ended.code, ended.left) == (130, [])


@pytest.mark.whole
def test_a_worker_that_returns_counts_as_dead_too(method: str, tmp_path: Path):
    make(tmp_path / "a")
    changes = {"    while main": "    return\n    while main"}
    with running(NAME, method, tmp_path, "a", changes=changes) as group:
        group.read_until("a: ended with exit code 0", times=4)
        ended = group.end()

    assert (ended.code, ended.left) == (1, [])


@pytest.mark.control
def test_workers_that_do_not_block_ctrl_c_print_tracebacks(method: str, tmp_path: Path):
    make(tmp_path / "a")
    changes = {UNBLOCK: "    signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)"}
    with running(NAME, method, tmp_path, "a", changes=changes) as group:
        group.read_until("compressed")
        group.press(signal.SIGINT)
        ended = group.end()

    assert "KeyboardInterrupt" in ended.err


@pytest.mark.control
@pytest.mark.parametrize("method", ["spawn", "forkserver"], indirect=True)
def test_without_lock_the_tracker_lets_the_signals_through_before_3_14(
    method: str, tmp_path: Path
):
    make(tmp_path / "a")
    lock = "    Lock()  # starts a helper that would unblock the signals later, "
    lock += "before 3.14\n"
    look = "    print(signal.SIGINT in signal.pthread_sigmask(0, []), flush=True)\n"
    start = "    process.start()\n"
    changes = {lock: "", start: start + look}
    with running(NAME, method, tmp_path, "a", changes=changes) as group:
        group.read_until(str(sys.version_info >= (3, 14)))
        group.process.kill()


@pytest.mark.whole
def test_deaths_of_long_ago_are_forgotten(method: str, tmp_path: Path):
    make(tmp_path / "a")
    changes = {"DEATHS, PERIOD = 4, 60.0": "DEATHS, PERIOD = 2, 0.0"}
    with running(NAME, method, tmp_path, "a", changes=changes) as group:
        for _ in range(4):
            kill_worker(group, "a")
        group.read_until("a: started")
        group.press(signal.SIGTERM)
        ended = group.end()

    assert (ended.code, ended.err, ended.left) == (0, "", [])
