"""What fork copies, who is left to release a lock, and who can take it."""

import sys
import threading
import warnings
from pathlib import Path

import pytest

from examples.processes import fork_with_a_thread, held_lock, lock_across_fork
from tests.harness.programs import program, run_program
from tests.harness.variants import run_variant

ROOT = Path(__file__).parents[2]


class FakeProcess:
    """A child that warns as it is told to, and starts nothing."""

    exitcode = 0
    said: str | None = None

    def __init__(self, target):
        self.target = target

    def start(self):
        if self.said:
            warnings.warn(self.said, DeprecationWarning, stacklevel=2)

    def join(self):
        pass


@pytest.mark.parametrize(
    ("said", "told"), [(None, []), ("fork!", ["DeprecationWarning: fork!"])]
)
def test_a_hidden_warning_is_heard_and_silence_is_not_taken_for_one(
    said, told, monkeypatch
):
    monkeypatch.setattr(FakeProcess, "said", said)
    monkeypatch.setattr(fork_with_a_thread, "Process", FakeProcess)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        heard = fork_with_a_thread.start_and_listen()

    assert heard == told


@pytest.mark.skipif(sys.platform == "win32", reason="has no fork")
@pytest.mark.skipif(sys.version_info < (3, 12), reason="warns since 3.12")
@pytest.mark.parametrize(("option", "shown"), [([], False), (["-Wdefault"], True)])
def test_the_default_filter_hides_the_warning_of_multiprocessing(
    option: list[str], shown: bool, tmp_path: Path
):
    command = [sys.executable, *option, *program("processes/fork_beside_a_thread")[1:]]

    run_program(
        command, tmp_path, stderr="multi-threaded, use of fork" if shown else ""
    )


def test_the_clerk_holds_the_ledger_until_closing_time():
    holding, closing_time = threading.Event(), threading.Event()
    thread = threading.Thread(target=held_lock.clerk, args=(holding, closing_time))

    thread.start()
    holding.wait(timeout=10)
    held = held_lock.ledger.locked()
    closing_time.set()
    thread.join(timeout=10)

    assert held
    assert not held_lock.ledger.locked()


def test_the_auditor_asks_before_taking_and_leaves_the_ledger_free(capsys):
    asking = threading.Event()

    held_lock.auditor(asking)

    assert asking.is_set()
    assert "taken already: False" in capsys.readouterr().out
    assert not held_lock.ledger.locked()


def test_the_held_lock_is_open_to_the_child_under_all_methods_but_fork():
    folder = ROOT / "examples/processes"
    ends = {
        path.name: path.read_text("utf-8").splitlines()[-2:]
        for path in folder.glob("held_lock*.out")
    }

    assert ends["held_lock.out"] == ["child still waiting: True", "exit code: -9"]
    for method in ("spawn", "forkserver"):
        assert ends[f"held_lock.{method}.out"] == [
            "child still waiting: False",
            "exit code: 0",
        ]


def test_the_hook_of_the_forking_thread_waits_for_the_clerk_to_finish():
    books, steps = lock_across_fork.books, []
    before = sum(books.values())

    def look_and_wait():
        steps.append(sum(books.values()))
        lock_across_fork.fork_wanted.wait(timeout=10)

    clerk = threading.Thread(target=lock_across_fork.clerk, args=(look_and_wait,))

    clerk.start()
    lock_across_fork.halfway.wait(timeout=10)
    lock_across_fork.before_fork()
    steps.append(sum(books.values()))
    lock_across_fork.lock.release()
    clerk.join(timeout=10)

    assert steps == [before - 10, before]


@pytest.mark.skipif(sys.platform == "win32", reason="has no fork")
def test_what_is_flushed_before_fork_is_written_once(tmp_path: Path):
    child = "            child = fork.Process("
    changes = {child: f"            page.flush()\n{child}"}

    run = run_variant(tmp_path, "processes/copied_by_fork", changes, "fork")

    assert run.out.splitlines()[0] == "the file holds: ['heading', 'child']"
