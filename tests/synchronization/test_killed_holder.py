"""What a killed holder leaves behind, and the designs that survive it."""

import json
from pathlib import Path

import pytest

# ruff: noqa: E402 (without fcntl, as on Windows, nothing below can be imported)
fcntl = pytest.importorskip("fcntl")

from examples._trace.model import Trace
from examples.synchronization import file_lock_freed, killed_holder
from tests.harness import traces
from tests.harness.pictures import says
from tests.harness.variants import run_variant

LEAVE = (
    "    import signal\n    import sys\n"
    "    signal.signal(signal.SIGTERM, lambda *_: sys.exit(7))\n"
)
TERMINATED = {"    worker.kill()\n": "    worker.terminate()\n"}
CRASH = "os._exit(1)  # stands for a crash or a kill"
KILLED = {CRASH: "os.kill(os.getpid(), 9)"}
RESUBMIT = "synchronization/resubmit_unfinished"
AFRESH = "synchronization/start_afresh"
RESTARTED = ["attempt 1: tasks are left", "attempt 2: all are done"]


@says(
    "synchronization/killed_holder",
    "The worker gets `lock`, is killed, and never releases it.",
)
def test_in_the_picture_the_worker_does_not_release_the_lock(trace: Trace) -> None:
    assert traces.order_of(trace, "got", "lock") == ["worker", "main"]
    assert traces.order_of(trace, "release", "lock") == ["main"]
    assert traces.order_of(trace, "signal") == ["worker"]


@says(
    "synchronization/killed_holder",
    "Main asks for `lock` after the worker has ended, and waits until its timeout.",
)
def test_in_the_picture_main_waits_until_its_timeout(trace: Trace) -> None:
    (ended,) = (one.time for one in traces.events(trace, "end") if one.lane == 1)
    (gave_up,) = traces.events(trace, "gave-up", "lock")
    wait = next(one for one in traces.waits(trace, "lock") if one.lane == 0)

    assert ended < wait.start
    assert wait.end == gave_up.time
    assert wait.end - wait.start >= 0.9e6 * killed_holder.TIMEOUT


@pytest.mark.control
def test_without_a_timeout_main_waits_for_ever(method: str, tmp_path: Path):
    changes = {
        'print("main got the lock:", lock.acquire(timeout=TIMEOUT))': "lock.acquire()"
    }

    run_variant(tmp_path, "synchronization/killed_holder", changes, method, hangs=True)


@pytest.mark.control
def test_a_worker_terminated_without_a_handler_leaves_the_lock_taken(method, tmp_path):
    run = run_variant(tmp_path, "synchronization/killed_holder", TERMINATED, method)

    assert "main got the lock: False\n" in run.out


@pytest.mark.control
def test_try_it_a_handler_that_exits_frees_the_lock_and_mends_nothing(
    method: str, tmp_path: Path
):
    changes = TERMINATED | {
        "    with lock:\n": f"{LEAVE}    with lock:\n",
        '"worker was killed:", worker.exitcode != 0': '"exit code", worker.exitcode',
    }

    run = run_variant(tmp_path, "synchronization/killed_holder", changes, method)

    assert "exit code 7\n" in run.out
    assert "main got the lock: True\n" in run.out
    assert "checking: 90 savings: 100\n" in run.out


@pytest.mark.control
def test_a_lock_that_its_holder_released_is_free_of_whatever_kind(method, tmp_path):
    changes = {
        "    conn.recv()  # killed here\n": "    conn.recv()\n    lock.release()\n",
        "    process.kill()\n": '    conn.send("go on")\n',
        "TIMEOUT = 0.3": "TIMEOUT = 20",
    }

    run = run_variant(tmp_path, "synchronization/what_stays_locked", changes, method)

    assert run.out.count("acquired: True  release: released") == 7


@pytest.mark.whole
def test_with_hundreds_of_tasks_and_a_real_kill_all_are_done(
    method: str, tmp_path: Path
):
    changes = KILLED | {"TASKS = 6\n": "TASKS = 500\n"}

    run = run_variant(tmp_path, AFRESH, changes, method)

    *attempts, results = run.out.splitlines()
    assert attempts == RESTARTED
    assert json.loads(results.removeprefix("results: ")) == [n * n for n in range(500)]


@pytest.mark.control
def test_a_task_that_always_kills_its_worker_does_not_go_on_for_ever(
    method: str, tmp_path: Path
):
    changes = {"(task, attempt) == (2, 1)": "task == 2"}

    run = run_variant(
        tmp_path,
        AFRESH,
        changes,
        method,
        code=1,
        stderr=r"gave up, tasks left: \[.*2.*\]",
    )

    assert run.out.count("tasks are left\n") == 3


@pytest.mark.whole
def test_an_executor_does_what_a_real_kill_left(method: str, tmp_path: Path):
    changes = KILLED | {"TASKS = 6\n": "TASKS = 500\n"}

    run = run_variant(tmp_path, RESUBMIT, changes, method)

    *attempts, results = run.out.splitlines()
    assert attempts == RESTARTED
    assert json.loads(results.removeprefix("results: ")) == [n * n for n in range(500)]


@pytest.mark.whole
def test_an_executor_does_not_do_tasks_again_for_ever(method: str, tmp_path: Path):
    changes = {"(task, attempt) == (2, 1)": "task == 2"}

    run = run_variant(
        tmp_path,
        RESUBMIT,
        changes,
        method,
        code=1,
        stderr=r"gave up, tasks left: \[.*2.*\]",
    )

    assert run.out.count("tasks are left\n") == 3


@pytest.mark.whole
def test_an_error_of_a_task_is_raised_and_not_tried_again(method: str, tmp_path: Path):
    changes = {CRASH: "raise OSError('disk full')"}

    run = run_variant(
        tmp_path, RESUBMIT, changes, method, code=1, stderr="OSError: disk full"
    )

    assert run.out == ""


@pytest.mark.control
def test_new_executors_with_the_old_lock_wait_for_ever(tmp_path: Path):
    changes = {
        "def main() -> None:\n": "OLD = []\n\ndef main() -> None:\n"
        "    OLD.append(Lock())\n",
        "initargs=(Lock(),)": "initargs=(OLD[0],)",
    }

    run = run_variant(tmp_path, RESUBMIT, changes, "fork", hangs=True, timeout=10)

    assert run.out == "attempt 1: tasks are left\n"


@pytest.mark.control
def test_with_the_old_lock_the_new_workers_wait_for_ever(method: str, tmp_path: Path):
    new_lock, old_lock = "    lock = Lock()\n", "    lock = OLD[0]\n"
    start = "def main() -> None:\n"
    made_once = {
        new_lock: old_lock,
        start: f"OLD = []\n\n{start}    OLD.append(Lock())\n",
    }

    run_variant(tmp_path, AFRESH, made_once, method, hangs=True)


@pytest.mark.control
def test_if_the_others_are_not_killed_they_wait_for_ever(method: str, tmp_path: Path):
    other_comes_later = (
        '    while tasks[0] == 1 and not path.with_suffix(".killed").exists():\n'
        "        pass\n"
    )
    changes = {
        "                process.kill()\n": "                pass\n",
        "    for task in tasks:\n": f"{other_comes_later}    for task in tasks:\n",
        CRASH: 'path.with_suffix(".killed").touch(); os._exit(1)',
    }

    run_variant(tmp_path, AFRESH, changes, method, hangs=True)


class OtherProcess:
    """Stands for the connection of a transfer, and asks for its lock halfway."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.refused = False

    def send(self, message: str) -> None:
        with self.path.open("a") as lock_file:
            try:
                fcntl.flock(lock_file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                self.refused = True

    def recv(self) -> None:
        pass


def test_nobody_else_gets_the_lock_during_a_transfer(tmp_path: Path):
    path = tmp_path / "accounts.json"
    path.write_text('{"checking": 100, "savings": 100}', encoding="utf-8")
    other = OtherProcess(path.with_suffix(".lock"))

    file_lock_freed.transfer(10, path, other)  # type: ignore[arg-type]

    assert other.refused
    assert json.loads(path.read_text("utf-8")) == {"checking": 90, "savings": 110}


@pytest.mark.control
def test_a_file_that_is_overwritten_in_place_is_left_half_written(method, tmp_path):
    changes = {"new.write_text(json.dumps(accounts))": "path.write_text('{\"check')"}

    run_variant(
        tmp_path,
        "synchronization/file_lock_freed",
        changes,
        method,
        code=1,
        stderr="JSONDecodeError",
    )
