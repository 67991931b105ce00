"""What fork copies, which thread is left to release a lock, and what helps."""

import sys
import threading
import warnings
from pathlib import Path

import pytest

from examples.processes import fork_with_a_thread, held_lock, lock_across_fork
from tests.harness.interpreters import ask
from tests.harness.programs import output, program, run_program
from tests.harness.variants import run_variant

posix = pytest.mark.skipif(sys.platform == "win32", reason="has no fork")
HEARTBEAT = """    while True:
        time.sleep(INTERVAL)
        log("still running")
"""
HELD = {  # a thread holds the lock before a child starts, and never releases it
    HEARTBEAT: "    with lock:\n        held.set()\n        time.sleep(INTERVAL)\n",
    "lock = threading.Lock()": "lock, held = threading.Lock(), threading.Event()",
    '    context = get_context("spawn")\n': (
        '    held.wait()\n    context = get_context("spawn")\n'
    ),
    '    log(f"exit codes': '    print(f"exit codes',
}
WARNING = "DeprecationWarning: .*multi-threaded, use of fork"


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


def warned(version: tuple[int, ...]) -> str:
    """Return what a Python says on stderr of a fork beside a thread."""
    return WARNING if version >= (3, 12) else ""


def test_a_spawned_worker_finishes_though_a_thread_holds_the_lock(tmp_path: Path):
    run = run_variant(tmp_path, "processes/spawn_beside_a_thread", HELD, "spawn")

    assert "exit codes: [0, 0, 0]" in run.out
    assert run.out.count("finished") == 3


def test_an_executor_takes_the_context_too(tmp_path: Path):
    pool = "__import__('concurrent.futures').futures.ProcessPoolExecutor"
    workers = "    workers = [context.Process("
    run_pool = (
        f"    with {pool}(2, mp_context=context) as pool:\n"
        "        list(pool.map(worker, (1, 2, 3)))\n"
    )

    run = run_variant(
        tmp_path,
        "processes/spawn_beside_a_thread",
        HELD | {workers: run_pool + workers},
        "spawn",
    )

    assert run.out.count("finished") == 6


@posix
@pytest.mark.control
def test_a_forked_worker_waits_for_that_lock_for_ever(tmp_path: Path):
    changes = {old: new.replace('"spawn"', '"fork"') for old, new in HELD.items()}

    run = run_variant(
        tmp_path,
        "processes/spawn_beside_a_thread",
        changes,
        "spawn",
        stderr=warned(sys.version_info[:3]),
        hangs=True,
    )

    assert "finished" not in run.out


@posix
def test_a_killed_worker_holds_up_no_other(tmp_path: Path):
    line = '    log(f"worker'
    changes = {
        line: f'    number == 2 and __import__("signal").raise_signal(9)\n{line}'
    }

    run = run_variant(tmp_path, "processes/spawn_beside_a_thread", changes, "spawn")

    assert "exit codes: [0, -9, 0]" in run.out


def test_the_thread_holds_the_lock_until_told_to_release_it():
    held, release = threading.Event(), threading.Event()
    thread = threading.Thread(target=held_lock.hold_lock, args=(held, release))

    thread.start()
    held.wait(timeout=10)
    locked = held_lock.lock.locked()
    release.set()
    thread.join(timeout=10)

    assert locked
    assert not held_lock.lock.locked()


@posix
def test_only_a_forked_worker_finds_the_lock_held_and_waits_for_ever(method: str):
    said = output("processes/held_lock", method)

    assert ("held already: True" in said) is (method == "fork")
    assert ("still waits: True" in said) is (method == "fork")
    assert ("worker has the lock" in said) is (method != "fork")


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
        heard = fork_with_a_thread.warnings_at_start()

    assert heard == told


@posix
@pytest.mark.parametrize(("option", "shown"), [([], False), (["-Wdefault"], True)])
def test_the_default_filter_hides_the_warning_of_multiprocessing(
    option: list[str], shown: bool, python: str, tmp_path: Path
):
    command = [python, *option, *program("processes/fork_beside_a_thread")[1:]]

    run_program(
        command, tmp_path, stderr=warned(ask(python).here.version) if shown else ""
    )


@posix
def test_under_w_error_the_child_runs_even_where_start_raises(
    python: str, tmp_path: Path
):
    command = [python, "-Werror", *program("processes/error_after_fork")[1:]]

    run = run_program(command, tmp_path)

    raises = ask(python).here.version >= (3, 15)
    end = "start() raised; pid: None" if raises else "start() returned"
    assert run.out.splitlines() == ["the child runs", end]


@posix
@pytest.mark.parametrize(
    ("queue", "threads"), [("Queue", True), ("SimpleQueue", False)]
)
def test_a_queue_has_a_thread_after_the_first_put(
    queue: str, threads: bool, python: str, tmp_path: Path
):
    command = program("processes/fork_after_put", queue, python=python)
    shown = warned(ask(python).here.version) if threads else ""

    run_program([command[0], "-Wdefault", *command[1:]], tmp_path, stderr=shown)


@posix
@pytest.mark.parametrize(("kind", "again"), [("Pool", True), ("executor", False)])
def test_a_forked_pool_forks_again_beside_its_threads_and_an_executor_does_not(
    kind: str, again: bool, python: str, tmp_path: Path
):
    command = program("processes/fork_again", kind, python=python)
    shown = warned(ask(python).here.version) if again else ""

    run = run_program([command[0], "-Wdefault", *command[1:]], tmp_path, stderr=shown)

    assert run.out == "[1, 2, 3]\n"


@posix
def test_what_is_flushed_before_fork_is_written_once(tmp_path: Path):
    process = "            process = fork.Process("
    changes = {process: f"            file.flush()\n{process}"}

    run = run_variant(tmp_path, "processes/copied_by_fork", changes, "fork")

    assert run.out.splitlines()[:2] == ["heading", "written by the worker"]
    assert run.out.count("heading") == 1


@posix
def test_a_generator_seeded_in_the_child_draws_numbers_of_its_own(tmp_path: Path):
    line = '    file.write("written by'
    changes = {line: f"    generator.seed()\n{line}"}

    run = run_variant(tmp_path, "processes/copied_by_fork", changes, "fork")

    assert "the same from my generator: False" in run.out


def test_the_hook_of_the_forking_thread_waits_until_the_transfer_is_whole():
    accounts, totals = lock_across_fork.accounts, []
    before = sum(accounts.values())

    def look_and_wait():
        totals.append(sum(accounts.values()))
        lock_across_fork.fork_wanted.wait(timeout=10)

    thread = threading.Thread(target=lock_across_fork.transfer, args=(look_and_wait,))

    thread.start()
    lock_across_fork.halfway.wait(timeout=10)
    lock_across_fork.before_fork()
    totals.append(sum(accounts.values()))
    lock_across_fork.lock.release()
    thread.join(timeout=10)

    assert totals == [before - 10, before]


@posix
@pytest.mark.control
def test_a_new_lock_alone_leaves_the_child_half_a_transfer(tmp_path: Path):
    changes = {
        "before=before_fork, after_in_parent=release, after_in_child=release": (
            "after_in_parent=fork_wanted.set, after_in_child=lambda: globals().update("
            "lock=threading.Lock())"
        )
    }

    run = run_variant(tmp_path, "processes/lock_across_fork", changes, "fork")

    assert "worker: lock held: False total: 190" in run.out


@posix
def test_a_lock_of_multiprocessing_is_free_in_the_child_once_it_is_released(
    tmp_path: Path,
):
    changes = {
        "lock = threading.Lock()": 'lock = mp.get_context("fork").Lock()',
        "def worker(asking: Event)": "def worker(asking: Event, lock)",
        "args=(asking,)": "args=(asking, lock)",
        'held already:", lock.locked(), flush': 'held already", flush',
        '    print("parent: lock held:", lock.locked())\n': "",
    }

    run = run_variant(tmp_path, "processes/held_lock", changes, "fork")

    assert "worker has the lock" in run.out
    assert run.out.endswith("exit code: 0\n")
