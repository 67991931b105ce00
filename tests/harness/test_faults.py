"""The harness catches each fault that was planted, and says so in plain words."""

import os
import re
import shutil
import sys
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from typing import NamedTuple

import pytest

from examples._catalogue import METHODS, Settings
from tests.harness import methods, shared_memory
from tests.harness.report import faults, report
from tests.harness.run import Run, observe, run_example

FAULTS = Path(__file__).parent / "faults"
PRINTS = "answer: 42\npool: 1\nexit code: 0\n"  # clean.py
NOT_WINDOWS = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
OWN_SHARED_MEMORY = pytest.mark.skipif(
    not shared_memory.Own.folder, reason="only root on Linux has a /dev/shm of its own"
)
UNDER_FORK = ("fork",)
NOT_UNDER_FORK = ("spawn", "forkserver")  # fork removes the name at once


class Planted(NamedTuple):
    """A fault, how the harness words it, and under which methods it shows."""

    name: str
    words: str  # a regular expression
    methods: tuple[str, ...] = METHODS
    settings: Settings = Settings()
    hangs: bool = False
    marks: tuple[pytest.MarkDecorator, ...] = ()


PLANTED = [
    Planted("child_dies", "A child process died: Process-1 ended with ZeroDivision"),
    Planted(
        "deadlock",
        "It hangs.*lock that nobody will release: that is a deadlock.*in take",
        hangs=True,
        marks=(NOT_WINDOWS,),
    ),
    Planted(
        "hang",
        "It hangs.* waits for a message at line .*, in main",
        UNDER_FORK,
        hangs=True,
    ),
    Planted("orphan", "A child process is still running.*in sleep.*join", METHODS),
    Planted("stray_daemon", "still running.*time.sleep.30", UNDER_FORK),
    Planted("stray_program", "still running.*time.sleep.30", UNDER_FORK),
    Planted("leaked_semaphore", "1 semaphore.*outlived", NOT_UNDER_FORK),
    Planted(
        "killed_with_its_tracker",
        "A semaphore was left in /dev/shm: sem.mp-",
        NOT_UNDER_FORK,
        Settings(exit=-9),
        marks=(OWN_SHARED_MEMORY,),
    ),
    Planted("leaked_memory", "1 shared memory block.*unlink", marks=(NOT_WINDOWS,)),
    Planted(
        "untracked_memory",
        "A shared memory block was left in /dev/shm: psm_.*unlink",
        UNDER_FORK,
        marks=(OWN_SHARED_MEMORY,),
    ),
    Planted("unclosed_pool", "A Pool was never closed: write `with Pool"),
    Planted("on_stderr", "on stderr, where nothing should be: something is odd"),
    Planted("exit_code", "It ended with exit code 3, not 0"),
    Planted("left_file", "A temporary file or folder was left: ledger-"),
]
CASES = [
    pytest.param(planted, method, id=f"{planted.name}-{method}", marks=planted.marks)
    for planted in PLANTED
    for method in planted.methods
]


def run_planted(root: Path, name: str, method: str, *, hangs: bool = False) -> Run:
    if method not in methods.HERE:
        pytest.skip(f"{method} does not exist on this platform")
    return run_example(f"faults/{name}", method, root=root, hangs=hangs)


@pytest.fixture
def root(project: Path) -> Path:
    """Return a project whose examples are the planted faults."""
    shutil.copytree(FAULTS, project / "examples" / "faults")
    return project


@pytest.mark.parametrize(("planted", "method"), CASES)
def test_fault_is_the_one_that_is_named(
    planted: Planted, method: str, root: Path
) -> None:
    run = run_planted(root, planted.name, method, hangs=planted.hangs)

    found = faults(run, planted.settings)

    assert len(found) == 1, found
    assert re.search(planted.words, found[0]), found


@pytest.mark.parametrize("method", METHODS)
def test_nothing_is_said_of_a_clean_example(method: str, root: Path) -> None:
    run = run_planted(root, "clean", method)

    assert faults(run, Settings(), PRINTS) == []


@pytest.mark.parametrize("method", METHODS)
def test_wrong_output_is_shown_line_by_line(method: str, root: Path) -> None:
    run = run_planted(root, "clean", method)

    [found] = faults(run, Settings(), PRINTS.replace("42", "41"))

    assert "It printed something else than what is recorded" in found
    assert "-answer: 41" in found
    assert "+answer: 42" in found


def test_all_faults_of_a_run_are_named_together(root: Path) -> None:
    run = run_planted(root, "exit_code", "spawn")

    found = faults(run, Settings(), "something")

    assert [fault.partition(" ")[2][:11] for fault in found] == [
        "ended with ",
        "printed som",
    ]
    assert report("exit_code", run, found).startswith("exit_code:\n- It ended")


def test_expected_error_is_no_fault_but_other_ones_are(root: Path) -> None:
    run = run_planted(root, "child_dies", "spawn")

    right = Settings(stderr=("in divide", "^ZeroDivisionError: division"))
    turned = Settings(stderr=right.stderr[::-1])

    assert faults(run, right) == []
    assert "On stderr there should be" in faults(run, turned)[0]


def test_leak_is_named_beside_an_expected_error() -> None:
    leak = "resource_tracker: There appear to be 2 leaked semaphore objects"
    run = Run(0, "", f"as expected\n{leak}\n")

    assert "2 semaphore" in faults(run, Settings(stderr=("as expected",)))[0]
    assert faults(run, Settings(stderr=("as expected", "leaked sem"))) == []


@OWN_SHARED_MEMORY
def test_leak_of_another_program_is_not_seen() -> None:
    outside = Path(f"/proc/{os.getppid()}/root/dev/shm")
    block = SharedMemory(create=True, size=64)

    inside = shared_memory.names()
    seen_outside = (outside / block.name).exists()
    block.close()
    block.unlink()

    assert block.name in inside
    assert not seen_outside


@OWN_SHARED_MEMORY
def test_what_a_run_left_is_gone_before_the_next(root: Path) -> None:
    before = shared_memory.names()

    assert run_planted(root, "untracked_memory", "fork").blocks
    assert shared_memory.names() == before


def test_environment_of_the_tests_does_not_reach_the_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", "1")
    monkeypatch.setenv("PYTHONSTARTUP", "nonsense")
    show = "import os; print(*(k for k in os.environ if k.startswith('PYTHON')))"

    run = observe([sys.executable, "-c", show], tmp_path, 30)

    assert run.out == "PYTHONIOENCODING\n"
