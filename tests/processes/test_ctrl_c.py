"""Ctrl-C reaches every process; a handler belongs to the process that sets it."""

import signal
import sys
from pathlib import Path

import pytest

from examples.processes import finish_on_sigterm, interrupt_a_worker
from tests.harness.variants import run_variant

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
EXECUTOR = "processes/ctrl_c_executor"
WHOLE_TASKS = [
    "task 1 started",
    "task 1 finished",
    "task 2 started",
    "task 2 finished",
    "cleaned up",
]


@pytest.fixture(autouse=True)
def handlers_as_before():
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


def at_ctrl_c(tasks: int, work: str = "    time.sleep(0.05)\n") -> dict[str, str]:
    """Return the changes that press Ctrl-C after two results, and report each task."""
    show = 'print("finished task", future.result(), flush=True)\n'
    press = (
        "            if future is futures[1]:\n"
        "                time.sleep(1)\n"
        '                __import__("os").killpg(0, signal.SIGINT)\n'
    )
    return {
        "TASKS = 5\n": f"TASKS = {tasks}\n",
        "    time.sleep(0.05)\n": f'{work}    print("ran", flush=True)\n',
        show: show + press,
    }


@pytest.mark.whole
def test_ctrl_c_cancels_a_hundred_thousand_waiting_tasks(method, tmp_path: Path):
    run = run_variant(
        tmp_path,
        EXECUTOR,
        at_ctrl_c(100_000),
        method,
        code=-2,
        stderr="KeyboardInterrupt",
    )

    assert run.out.count("finished task") == 2
    assert run.out.count("ran") < 10_000


@pytest.mark.control
def test_without_cancel_futures_all_tasks_are_finished_first(method, tmp_path: Path):
    changes = at_ctrl_c(100) | {"shutdown(cancel_futures=True)": "shutdown()"}

    run = run_variant(
        tmp_path, EXECUTOR, changes, method, code=-2, stderr="KeyboardInterrupt"
    )

    assert run.out.count("ran") == 100


@pytest.mark.parametrize(("protected", "cut"), [(True, 0), (False, 2)])
@pytest.mark.whole
def test_ctrl_c_cuts_a_running_task_unless_its_worker_ignores_it(
    protected: bool, cut: int, method: str, tmp_path: Path
):
    sleep = (
        "    try:\n        time.sleep(2 if task > 1 else 0)\n"
        '    except KeyboardInterrupt:\n        print("cut", flush=True)\n'
        "        raise\n"
    )
    changes = at_ctrl_c(100, sleep)
    if not protected:
        changes[", initializer=ignore_ctrl_c"] = ""

    run = run_variant(
        tmp_path, EXECUTOR, changes, method, code=-2, stderr="KeyboardInterrupt"
    )

    assert run.out.count("cut") == cut


LONG = "    time.sleep(600 if task > 1 else 0)\n"
TERMINATE = "[p.terminate() for p in __import__('multiprocessing').active_children()]"


@pytest.mark.parametrize(
    "stop",
    [
        TERMINATE,
        pytest.param(
            "pool.terminate_workers()",
            marks=pytest.mark.skipif(sys.version_info < (3, 14), reason="new in 3.14"),
        ),
    ],
)
@pytest.mark.whole
def test_long_tasks_end_at_ctrl_c_when_the_workers_are_terminated(
    stop: str, method: str, tmp_path: Path
):
    changes = at_ctrl_c(100, LONG) | {"pool.shutdown(cancel_futures=True)": stop}

    run = run_variant(
        tmp_path, EXECUTOR, changes, method, code=-2, stderr="KeyboardInterrupt"
    )

    assert run.out.count("ran") == 2


@pytest.mark.control
def test_long_tasks_are_waited_for_when_only_the_others_are_cancelled(
    method: str, tmp_path: Path
):
    run_variant(
        tmp_path, EXECUTOR, at_ctrl_c(100, LONG), method, hangs=True, timeout=12
    )


@pytest.mark.whole
def test_a_killed_worker_ends_the_whole_run(method: str, tmp_path: Path):
    changes = at_ctrl_c(100)
    kill = '__import__("multiprocessing").active_children()[0].kill()'
    press = '__import__("os").killpg(0, signal.SIGINT)'

    run_variant(
        tmp_path,
        EXECUTOR,
        {old: new.replace(press, kill) for old, new in changes.items()},
        method,
        code=1,
        stderr="BrokenProcessPool",
    )


@pytest.mark.whole
def test_workers_of_plain_processes_ignore_ctrl_c_and_are_stopped_in_finally(
    method: str, tmp_path: Path
):
    ignore = "    __import__('signal').signal(2, __import__('signal').SIG_IGN)\n"
    changes = {
        "import Event, Process,": "import Event, Process, Semaphore,",
        "    stop = Event()\n": "    stop, ready = Event(), Semaphore(0)\n",
        "args=(stop,)": "args=(stop, ready)",
        "def worker(stop: EventType)": "def worker(stop: EventType, ready)",
        "    while not stop.is_set():\n": f"{ignore}    ready.release()\n"
        "    while not stop.is_set():\n",
        "(worker, stuck_worker)": "(worker, worker)",
        "sleep(0.1)": "ready.acquire() and ready.acquire()\n"
        "        __import__('os').killpg(0, 2)\n        sleep(2)",
    }

    run = run_variant(
        tmp_path,
        "processes/stop_workers",
        changes,
        method,
        code=-2,
        stderr="KeyboardInterrupt",
    )

    assert run.out.count("has finished its task and stops") == 2
    assert run.err.count("Traceback") == 1


@pytest.mark.control
def test_a_worker_that_does_not_ignore_sigint_ends_at_ctrl_c(method, tmp_path: Path):
    changes = {"    signal.signal(signal.SIGINT, signal.SIG_IGN)\n": ""}

    run = run_variant(
        tmp_path,
        "processes/ctrl_c_reaches_workers",
        changes,
        method,
        stderr="KeyboardInterrupt",
    )

    assert "protected_worker ended with exit code 1" in run.out
    assert "protected_worker received" not in run.out


@pytest.mark.control
def test_workers_that_ignore_ctrl_c_and_are_not_told_keep_main_waiting(
    method: str, tmp_path: Path
):
    changes = {'        conn.send("stop")\n': ""}

    run_variant(
        tmp_path,
        "processes/ctrl_c_reaches_workers",
        changes,
        method,
        hangs=True,
        stderr="KeyboardInterrupt",
    )


class Parent:
    """The worker's connection, and what the parent does during task 2."""

    def __init__(self, in_task_2=lambda: None):
        self.in_task_2, self.task = in_task_2, 0

    def send(self, task):
        self.task = task

    def recv(self):
        if self.task == 2:
            self.in_task_2()
        return "continue"


def test_a_signal_in_the_middle_of_a_task_is_answered_at_its_end(tmp_path: Path):
    log = tmp_path / "log"

    finish_on_sigterm.worker(log, Parent(lambda: signal.raise_signal(signal.SIGTERM)))

    assert log.read_text(encoding="utf-8").splitlines() == WHOLE_TASKS


def test_without_a_signal_all_three_tasks_are_done(tmp_path: Path):
    log = tmp_path / "log"

    finish_on_sigterm.worker(log, Parent())

    assert log.read_text(encoding="utf-8").splitlines() == [
        *WHOLE_TASKS[:-1],
        "task 3 started",
        "task 3 finished",
        "cleaned up",
    ]


@pytest.mark.control
def test_a_handler_that_is_not_installed_lets_the_task_be_cut(method, tmp_path: Path):
    changes = {"        signal.signal(signal.SIGTERM, self.handle)\n": ""}

    run = run_variant(tmp_path, "processes/finish_on_sigterm", changes, method)

    assert run.out.splitlines() == [*WHOLE_TASKS[:3], "exit code -15"]


def test_try_it_a_worker_that_goes_on_waiting_never_looks_at_its_flag(tmp_path: Path):
    changes = {
        'terminate()\n    conn.send("continue")\n': "terminate()\n",
    }

    run_variant(tmp_path, "processes/finish_on_sigterm", changes, "spawn", hangs=True)


@pytest.mark.parametrize("method", ["fork"], indirect=True)
@pytest.mark.whole
def test_a_child_that_sets_its_handler_itself_ends_by_the_signal(method, tmp_path):
    default = "    signal.signal(signal.SIGTERM, signal.SIG_DFL)\n"
    changes = {"    try:\n        conn.send": f"{default}    try:\n        conn.send"}

    run = run_variant(tmp_path, "processes/inherited_handler", changes, method)

    assert run.out == "exit code -15\n"


class Interrupted:
    """A connection on which the interruption arrives instead of a message."""

    def send(self, message: str) -> None:
        assert message == "ready"

    def recv(self) -> None:
        raise KeyboardInterrupt


def test_an_interrupted_worker_may_stop_or_let_the_exception_pass(capsys):
    interrupt_a_worker.catches_it(Interrupted())
    with pytest.raises(KeyboardInterrupt):
        interrupt_a_worker.lets_it_pass(Interrupted())

    assert capsys.readouterr().out.splitlines() == ["worker stops", "worker cleaned up"]
