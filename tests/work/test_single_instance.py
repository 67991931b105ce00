"""A second copy leaves with a message; the lock is free when the first has ended."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

# ruff: noqa: E402 (without fcntl, as on Windows, nothing below can run)
fcntl = pytest.importorskip("fcntl")

from tests.harness.programs import output, run_program
from tests.harness.run import ROOT
from tests.harness.variants import changed, under
from tests.work.test_hash_files import command

NAME = "work/single_instance"
WORK = '            print("the report is written")  # put your own work here\n'
INDENT = " " * 12
WAIT = f"{INDENT}print(os.getpid(), flush=True)\n{INDENT}sys.stdin.readline()\n"
CHILD = f"""{INDENT}from multiprocessing import Process
{INDENT}import time
{INDENT}Process(target=time.sleep, args=(600,)).start()
"""
ENDING_CHILD = f"""{INDENT}from multiprocessing import Process
{INDENT}import time
{INDENT}child = Process(target=time.time)
{INDENT}child.start()
{INDENT}child.join()
"""
CLOSE = "os.register_at_fork(after_in_child=file.close)"


def copied(folder: Path, method: str, changes: dict[str, str]) -> list[str]:
    """Write a copy with text replaced; return the command that runs it."""
    original = ROOT / f"examples/{NAME}.py"
    copy = folder / original.name
    copy.write_text(under(method, changed(NAME, original, changes)), "utf-8")
    return [sys.executable, copy.name, "report.lock"]


@contextmanager
def working(
    folder: Path, method: str, changes: dict[str, str] | None = None, child: str = ""
) -> Iterator["subprocess.Popen[str]"]:
    """Give a copy that works until its input ends; kill all that it leaves."""
    words = copied(folder, method, {WORK: child + WAIT} | (changes or {}))
    with subprocess.Popen(
        words,
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            assert process.stdout
            assert process.stdout.readline() == f"{process.pid}\n"
            yield process
        finally:
            for one in psutil.process_iter():
                try:
                    if os.getsid(one.pid) == process.pid:
                        one.kill()
                except (OSError, psutil.Error):
                    continue


def is_free(folder: Path) -> bool:
    """Tell whether a copy that starts now gets the lock."""
    with (folder / "report.lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def test_the_demo_shows_the_exit_code_of_a_second_copy(method: str):
    assert output(NAME, method).splitlines() == [
        "exit code: 75",
        "the report is written",
    ]


def test_a_second_copy_ends_with_75_and_the_pid_of_the_first(
    method: str, tmp_path: Path
):
    with working(tmp_path, method) as first:
        words = command(NAME, method, tmp_path / "report.lock")
        second = run_program(words, ROOT, code=75, stderr="is running")
        out, err = first.communicate("\n")

    assert second.out == ""
    assert second.err == (
        f"{tmp_path / 'report.lock'}: process {first.pid} is running\n"
    )
    assert (first.returncode, out, err) == (0, "", "")


def test_of_many_copies_at_once_one_works(method: str, tmp_path: Path):
    words = copied(tmp_path, method, {WORK: WAIT})
    copies = [
        subprocess.Popen(
            words,
            cwd=tmp_path,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(12)
    ]
    ready = [copy for copy in copies if copy.stdout and copy.stdout.readline()]
    for copy in copies:
        copy.communicate(b"\n")

    assert len(ready) == 1
    assert sorted(copy.returncode for copy in copies) == [0, *[75] * 11]


@pytest.mark.parametrize("child", ["", CHILD], ids=["alone", "with a child"])
def test_a_killed_copy_leaves_the_lock_free_also_if_its_child_lives_on(
    child: str, method: str, tmp_path: Path
):
    with working(tmp_path, method, child=child) as first:
        assert not is_free(tmp_path)
        first.kill()
        first.wait()
        children = [one for one in psutil.process_iter() if in_session(one, first.pid)]
        lock_is_free = is_free(tmp_path)

    assert lock_is_free
    assert bool(children) is bool(child)


def in_session(process: psutil.Process, session: int) -> bool:
    """Tell whether a live process belongs to a session."""
    try:
        return (
            os.getsid(process.pid) == session
            and process.status() != psutil.STATUS_ZOMBIE
        )
    except (OSError, psutil.Error):
        return False


@pytest.mark.control
def test_without_register_at_fork_a_forked_child_keeps_the_lock(
    method: str, tmp_path: Path
):
    changes = {CLOSE: "pass"}

    with working(tmp_path, method, changes, CHILD) as first:
        first.kill()
        first.wait()
        lock_is_free = is_free(tmp_path)

    assert lock_is_free is (method != "fork")


def test_a_forked_child_that_closes_its_copy_takes_no_lock_away(
    method: str, tmp_path: Path
):
    with working(tmp_path, method, child=ENDING_CHILD):
        assert not is_free(tmp_path)


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM)]
)
def test_a_signal_ends_it_without_traceback_and_the_lock_is_free(
    number: signal.Signals, code: int, method: str, tmp_path: Path
):
    with working(tmp_path, method) as first:
        os.killpg(first.pid, number)
        out, err = first.communicate()

    assert (first.returncode, out, err) == (code, "", "")
    assert is_free(tmp_path)


def test_after_a_crash_the_next_copy_writes_its_own_pid(method: str, tmp_path: Path):
    (tmp_path / "report.lock").write_text("99999999\n")

    with working(tmp_path, method) as first:
        text = (tmp_path / "report.lock").read_text()

    assert text == f"{first.pid}\n"


def test_an_error_of_the_work_is_shown_and_the_lock_is_free(
    method: str, tmp_path: Path
):
    words = copied(tmp_path, method, {WORK: f"{INDENT}os.listdir('gone')\n"})

    run = run_program(words, tmp_path, code=1, stderr="FileNotFoundError: .*'gone'")

    assert run.out == ""
    assert is_free(tmp_path)


def test_a_lock_file_that_can_not_be_opened_is_named(method: str, tmp_path: Path):
    words = command(NAME, method, tmp_path / "gone" / "report.lock")

    run_program(words, ROOT, code=1, stderr="FileNotFoundError: .*gone/report.lock'")


@pytest.mark.control
def test_a_lock_file_that_is_removed_lets_a_second_copy_in(method: str, tmp_path: Path):
    with working(tmp_path, method):
        (tmp_path / "report.lock").unlink()
        words = command(NAME, method, tmp_path / "report.lock")
        second = run_program(words, ROOT)

    assert second.out == "the report is written\n"
