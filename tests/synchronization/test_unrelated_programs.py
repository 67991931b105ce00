"""Programs that share a path only: who gets in, who waits, and who is fooled."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

# ruff: noqa: E402 (without fcntl, as on Windows, nothing below can be imported)
fcntl = pytest.importorskip("fcntl")

from examples.synchronization import lock_file, removed_lock_file, stale_lock
from tests.harness.variants import run_variant

NOT_WAITING = fcntl.LOCK_EX | fcntl.LOCK_NB


def test_a_lock_file_is_taken_once(tmp_path: Path):
    path = tmp_path / "lock"

    first, second = lock_file.take(path), lock_file.take(path)
    path.unlink()

    assert (first, second, lock_file.take(path)) == (True, False, True)


@pytest.mark.control
def test_a_file_opened_otherwise_lets_everybody_in(method: str, tmp_path: Path):
    changes = {'path.open("x")': 'path.open("w")', "path.unlink()": "pass"}

    run = run_variant(tmp_path, "synchronization/lock_file", changes, method)

    assert run.out.count("3 tried, 3 took it") == 3


@pytest.mark.control
def test_in_one_step_the_same_barrier_lets_one_in(method: str, tmp_path: Path):
    one_step = {
        "    free = not path.exists()\n": "",
        "    if free:\n        path.touch()\n    return free\n": "    try:\n"
        '        path.open("x").close()\n    except FileExistsError:\n'
        "        return False\n    return True\n",
    }

    run = run_variant(tmp_path, "synchronization/look_then_create", one_step, method)

    assert run.out == "3 tried, 1 took it\n"


@pytest.mark.parametrize(
    "missing",
    [
        "            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)\n",
        "            fcntl.flock(file, fcntl.LOCK_EX)\n",
    ],
    ids=["no lock", "no waiting"],
)
@pytest.mark.control
def test_without_lock_or_waiting_both_commands_are_inside(
    missing: str, method: str, tmp_path: Path
):
    enter = "                press_enter(ada)\n"
    last = "                press_enter(bo)\n"
    hear = "                hear(bo)\n"
    changes = {missing: "            pass\n", f"{hear}{last}": last}
    if "LOCK_NB" not in missing:
        changes[enter] = f"{hear}{enter}"  # Bo says two things before Ada's Enter

    run = run_variant(tmp_path, "synchronization/two_commands", changes, method)

    bo_has_it = run.out.index("Bo: I have the lock")
    assert bo_has_it < run.out.index("Ada: I let go")


@pytest.mark.skipif(not shutil.which("flock"), reason="needs util-linux")
def test_the_command_flock_takes_the_same_lock(tmp_path: Path):
    path = tmp_path / "lock"
    command = ["flock", "--nonblock", path, "true"]

    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        held = subprocess.run(command, timeout=10, check=False).returncode
    free = subprocess.run(command, timeout=10, check=False).returncode

    assert (held, free) == (1, 0)


def test_an_owner_that_runs_is_known_by_its_id(tmp_path: Path):
    path = tmp_path / "lock"

    assert stale_lock.take(path)

    assert stale_lock.owner_lives(path)
    assert path.read_text(encoding="utf-8") == str(os.getpid())


def test_a_zombie_counts_as_a_living_owner_until_it_is_reaped(tmp_path: Path):
    path = tmp_path / "lock"
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        path.write_text(str(child.pid), encoding="utf-8")
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        as_zombie = stale_lock.owner_lives(path)

    assert (as_zombie, stale_lock.owner_lives(path)) == (True, False)


def test_an_owner_killed_before_it_wrote_leaves_no_number(tmp_path: Path):
    path = tmp_path / "lock"
    path.touch()

    with pytest.raises(ValueError, match="invalid literal for int"):
        stale_lock.owner_lives(path)


@pytest.mark.control
def test_who_looks_again_under_a_file_lock_is_refused(method: str, tmp_path: Path):
    again = {
        "    if looks_stale:\n": "    if path.read_text() == OWNER_GONE:\n",
        '        path.open("x").close()\n': '        path.open("x").close()\n'
        '        path.write_text("owned")\n',
    }  # each goes on only when the other is done, as under a lock

    run = run_variant(tmp_path, "synchronization/stale_lock_twice", again, method)

    assert run.out.splitlines()[2:] == ["Ada took it", "Bo was refused"]


def test_a_locked_file_that_was_removed_or_replaced_is_not_there_any_more(
    tmp_path: Path,
):
    path, new = tmp_path / "lock", tmp_path / "new"
    with path.open("a") as file:
        before = removed_lock_file.still_there(file, path)
        path.unlink()
        removed = removed_lock_file.still_there(file, path)
        path.touch()
        made_again = removed_lock_file.still_there(file, path)
    with path.open("a") as file:
        new.touch()
        new.replace(path)
        replaced = removed_lock_file.still_there(file, path)

    assert (before, removed, made_again, replaced) == (True, False, False, False)


@pytest.mark.control
def test_a_lock_file_that_is_left_there_has_one_holder(method: str, tmp_path: Path):
    changes = {"            path.unlink()\n": ""}

    run = run_variant(tmp_path, "synchronization/removed_lock_file", changes, method)

    assert "Bo: has a lock; on the file with that name: True" in run.out
    assert run.out.endswith("Cy: is refused\n")


def test_try_it_a_replaced_ledger_can_be_locked_twice(tmp_path: Path):
    ledger, new = tmp_path / "ledger", tmp_path / "new"
    with ledger.open("a") as old:
        fcntl.flock(old, NOT_WAITING)
        new.touch()
        new.replace(ledger)

        with ledger.open("a") as other:
            fcntl.flock(other, NOT_WAITING)  # would raise if it were the same file


@pytest.mark.control
def test_without_the_look_lockf_is_kept(method: str, tmp_path: Path):
    look = "                ledger.read_text()  # opens the file and closes it\n"

    run = run_variant(tmp_path, "synchronization/lockf_is_lost", {look: ""}, method)

    assert run.out.count("is refused") == 4


@pytest.mark.control
def test_who_asks_before_it_writes_writes_nothing(method: str, tmp_path: Path):
    writes = '        file.write("written by Cy\\n")\n'
    changes = {
        writes: "        try:\n            fcntl.flock(file, NOT_WAITING)\n"
        f"    {writes}        except BlockingIOError:\n            pass\n"
    }

    run = run_variant(tmp_path, "synchronization/only_advice", changes, method)

    assert run.out.endswith("in the ledger: ")
