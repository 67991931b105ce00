"""Who gets a lock file, who waits for it, and who is fooled by a stale one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from examples.synchronization import lock_file, stale_lock_file
from tests.harness.variants import run_variant

posix = pytest.mark.skipif(
    sys.platform == "win32", reason="there os.kill(pid, 0) sends Ctrl-C"
)


def test_the_lock_file_is_there_during_the_block_only(tmp_path: Path):
    path = tmp_path / "lock"

    with lock_file.locked(path):
        assert path.exists()

    assert not path.exists()


def test_a_lock_file_that_stays_is_a_timeout(tmp_path: Path):
    path = tmp_path / "lock"
    path.touch()

    with pytest.raises(TimeoutError, match="lock exists"), lock_file.locked(path, 0.1):
        pass

    assert path.exists()


def test_an_exception_removes_the_lock_file(tmp_path: Path):
    path = tmp_path / "lock"

    with pytest.raises(ZeroDivisionError), lock_file.locked(path):
        _ = 1 / 0

    assert not path.exists()


@pytest.mark.whole
def test_with_hundreds_of_tasks_no_update_is_lost(method: str, tmp_path: Path):
    changes = {"TASKS = 5 ": "TASKS = 200 ", "sleep(0.01)": "sleep(0.001)"}

    run = run_variant(tmp_path, "synchronization/lock_file", changes, method)

    assert run.out.endswith("counter: 600\n")


@pytest.mark.control
def test_try_it_after_a_kill_the_others_time_out(method: str, tmp_path: Path):
    work = "counter.write_text(str(int(counter.read_text()) + 1))"
    changes = {"TIMEOUT = 30 ": "TIMEOUT = 0.5 ", work: '__import__("os")._exit(1)'}

    run = run_variant(
        tmp_path,
        "synchronization/lock_file",
        changes,
        method,
        stderr=["TimeoutError: .* exists", "TimeoutError: .* exists"],
    )

    assert run.out.endswith("counter: 0\n")


@pytest.mark.control
def test_created_in_one_step_the_same_barrier_lets_one_in(method: str, tmp_path: Path):
    changes = {
        "    exists = path.exists()\n": "",
        "    if not exists:\n        path.touch()\n": "    try:\n"
        '        path.open("x").close()\n    except FileExistsError:\n'
        "        pass\n    else:\n",
    }

    run = run_variant(tmp_path, "synchronization/check_then_create", changes, method)

    assert run.out.count("created the lock file\n") == 1


@posix
def test_an_owner_that_runs_is_known_by_its_id(tmp_path: Path):
    path = tmp_path / "lock"

    assert stale_lock_file.take(path)

    assert stale_lock_file.owner_is_alive(path)
    assert path.read_text(encoding="utf-8") == str(os.getpid())


@posix
def test_a_zombie_counts_as_a_living_owner_until_it_is_reaped(tmp_path: Path):
    path = tmp_path / "lock"
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        path.write_text(str(child.pid), encoding="utf-8")
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        as_zombie = stale_lock_file.owner_is_alive(path)

    assert (as_zombie, stale_lock_file.owner_is_alive(path)) == (True, False)


def test_an_owner_killed_before_it_wrote_leaves_no_number(tmp_path: Path):
    path = tmp_path / "lock"
    path.touch()

    with pytest.raises(ValueError, match="invalid literal for int"):
        stale_lock_file.owner_is_alive(path)


@pytest.mark.control
def test_whoever_looks_again_before_removing_is_refused(method: str, tmp_path: Path):
    again = {
        "    if stale:\n": "    if path.read_text() == STALE:\n",
        '        path.open("x").close()\n': '        path.open("x").close()\n'
        '        path.write_text("owned")\n',
    }  # each goes on only when the other is done, as under a lock

    run = run_variant(
        tmp_path, "synchronization/stale_lock_removed_twice", again, method
    )

    assert run.out.splitlines()[2:] == [
        "worker 1: has the lock",
        "worker 2: is refused",
    ]
