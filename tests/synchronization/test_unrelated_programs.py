"""File locks between programs that share a path only."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

# ruff: noqa: E402 (without fcntl, as on Windows, nothing below can be imported)
fcntl = pytest.importorskip("fcntl")

from examples.synchronization import filelock_timeout
from tests.harness.programs import run_program
from tests.harness.run import ROOT
from tests.harness.variants import run_variant

WITHOUT_WAITING = fcntl.LOCK_EX | fcntl.LOCK_NB


def test_append_gives_up_while_the_lock_is_held_and_writes_later(tmp_path, monkeypatch):
    monkeypatch.setattr(filelock_timeout, "TIMEOUT", 0.1)
    path = tmp_path / "report.txt"

    with filelock_timeout.FileLock(f"{path}.lock"):
        while_held = filelock_timeout.append(path, "first")

    assert (while_held, filelock_timeout.append(path, "second")) == (False, True)
    assert path.read_text(encoding="utf-8") == "second\n"


def test_the_timeout_names_the_file_and_is_a_timeout_error(tmp_path: Path):
    path = tmp_path / "report.lock"

    with (
        filelock_timeout.FileLock(path),
        pytest.raises(TimeoutError) as caught,
        filelock_timeout.FileLock(path, timeout=0),
    ):
        pass

    assert str(caught.value) == f"The file lock '{path}' could not be acquired."


@pytest.mark.parametrize(
    "missing",
    [
        "            fcntl.flock(lock_file, fcntl.LOCK_EX | fcntl.LOCK_NB)\n",
        "            fcntl.flock(lock_file, fcntl.LOCK_EX)\n",
    ],
    ids=["no lock", "no waiting"],
)
@pytest.mark.control
def test_without_lock_or_waiting_both_commands_are_inside(
    missing: str, method: str, tmp_path: Path
):
    enter = "                press_enter(first)\n"
    last = "                press_enter(second)\n"
    line = "                print_line(second)\n"
    changes = {missing: "            pass\n", f"{line}{last}": last}
    if "LOCK_NB" not in missing:
        changes[enter] = f"{line}{enter}"  # B prints two lines before A's Enter

    run = run_variant(
        tmp_path, "synchronization/flock_between_commands", changes, method
    )

    assert run.out.index("B: has the lock") < run.out.index("A: releases the lock")


def test_a_copy_ends_with_an_error_while_another_holds_the_lock(tmp_path: Path):
    path = tmp_path / "report.lock"
    example = ROOT / "examples/synchronization/single_instance.py"
    command = [sys.executable, str(example), str(path)]

    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        refused = run_program(command, tmp_path, code=1, stderr="another copy is run")
    alone = run_program(command, tmp_path)

    assert (refused.out, alone.out) == ("", "works until Enter is pressed\n")


@pytest.mark.control
@pytest.mark.parametrize(
    ("kept", "lost"),
    [
        ("            fcntl.flock(lock_file, fcntl.LOCK_EX | fcntl.LOCK_NB)\n", "pass"),
        ("        work()\n", "pass\n    work()"),
    ],
    ids=["no lock", "file closed before the work"],
)
def test_without_a_lock_held_through_the_work_both_copies_work(
    kept: str, lost: str, method: str, tmp_path: Path
):
    indent = kept[: len(kept) - len(kept.lstrip())]
    changes = {kept: f"{indent}{lost}\n"}

    run = run_variant(tmp_path, "synchronization/single_instance", changes, method)

    assert "second copy: exit code 0\n" in run.out


@pytest.mark.skipif(not shutil.which("flock"), reason="needs util-linux")
def test_the_command_flock_takes_the_same_lock(tmp_path: Path):
    path = tmp_path / "lock"
    command = ["flock", "--nonblock", path, "true"]

    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        held = subprocess.run(command, timeout=10, check=False).returncode
    free = subprocess.run(command, timeout=10, check=False).returncode

    assert (held, free) == (1, 0)


@pytest.mark.control
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the kinds may conflict")
def test_whoever_asks_before_writing_writes_nothing(method: str, tmp_path: Path):
    writes = '        file.write("written without a lock\\n")\n'
    changes = {
        writes: "        try:\n            fcntl.flock(file, WITHOUT_WAITING)\n"
        f"    {writes}        except BlockingIOError:\n            pass\n"
    }

    run = run_variant(tmp_path, "synchronization/advisory_only", changes, method)

    assert run.out.endswith("in the file: ")


def test_try_it_a_replaced_file_can_be_locked_twice(tmp_path: Path):
    path, new = tmp_path / "report.txt", tmp_path / "new"
    with path.open("a") as old:
        fcntl.flock(old, WITHOUT_WAITING)
        new.touch()
        new.replace(path)

        with path.open("a") as other:
            fcntl.flock(other, WITHOUT_WAITING)  # would raise if it were the same file
