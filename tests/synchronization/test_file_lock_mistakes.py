"""How two get in, or nobody, in spite of a file lock."""

from pathlib import Path

import pytest

# ruff: noqa: E402 (without fcntl, as on Windows, nothing below can be imported)
fcntl = pytest.importorskip("fcntl")

from examples.synchronization import removed_lock_file
from tests.harness.programs import program, run_program
from tests.harness.variants import run_variant


def test_flock_waits_for_itself_if_the_file_is_opened_twice(tmp_path: Path):
    path = tmp_path / "lock"

    with path.open("a") as first, path.open("a") as second:
        fcntl.flock(first, fcntl.LOCK_EX)
        with pytest.raises(BlockingIOError):
            fcntl.flock(second, fcntl.LOCK_EX | fcntl.LOCK_NB)


@pytest.mark.control
def test_if_the_file_is_not_opened_elsewhere_lockf_is_kept(method, tmp_path: Path):
    read = "                path.read_text()  # opens the file and closes it\n"

    run = run_variant(
        tmp_path, "synchronization/lockf_lost_on_close", {read: ""}, method
    )

    assert run.out.count("is refused") == 4


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

    run = run_variant(
        tmp_path,
        "synchronization/removed_lock_file",
        changes,
        method,
        code=1,
        stderr="BlockingIOError",
    )

    assert run.out == "first: locked\n"


@pytest.mark.control
def test_a_lock_is_kept_as_long_as_a_variable_keeps_its_file(
    method: str, tmp_path: Path
):
    changes = {
        "        lock(path)\n": "        file = lock_and_return(path)\n",
        "        with lock_and_return(path):\n": "        with file:\n",
    }

    run = run_variant(tmp_path, "synchronization/lock_lost_on_return", changes, method)

    assert run.out.count("free: False\n") == 2


@pytest.mark.parametrize(("kind", "kept"), [("flock", True), ("lockf", False)])
def test_a_forked_child_holds_flock_and_not_lockf(kind: str, kept: bool, tmp_path):
    changes = {
        "            fcntl.flock(file, fcntl.LOCK_EX)\n": "            "
        f"fcntl.{kind}(file, fcntl.LOCK_EX)\n",
        "            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)\n": "            "
        f"import os\n            if os.fork() == 0:\n"
        f"                try:\n"
        f"                    fcntl.{kind}(file, fcntl.LOCK_EX | fcntl.LOCK_NB)\n"
        "                except OSError:\n                    os._exit(1)\n"
        "                os._exit(0)\n"
        "            if os.wait()[1]:\n                raise BlockingIOError\n",
    }

    run = run_variant(tmp_path, "synchronization/flock_kept_by_child", changes, "fork")

    assert run.out.splitlines()[0].endswith(str(not kept))


def test_filelock_lets_go_in_a_forked_child(tmp_path: Path):
    run = run_program(program("synchronization/filelock_and_fork"), tmp_path)

    assert run.out == "free\n"
