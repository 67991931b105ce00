"""A request is answered between two tasks; a signal stops a process wherever it is."""

import queue
import re
import sys
from pathlib import Path
from time import monotonic

import pytest

from examples.processes import stop_workers
from tests.harness.programs import program, run_program
from tests.harness.variants import run_variant

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
QUICK = {"PATIENCE = 5": "PATIENCE = 1"}
SAYS_READY = {
    "    stop = Event()\n": "    stop, ready = Event(), Event()\n",
    "args=(stop,)": "args=(stop, ready)",
    "def worker(stop: EventType)": "def worker(stop: EventType, ready: EventType)",
    "(_stop: EventType)": "(_stop: EventType, ready: EventType)",
}
PAGE = Path(__file__).parents[2] / "docs/en/processes/stopping.md"
START_TWO = "        for target in (worker, stuck_worker):\n"


class Request:
    """An event that is set after some looks at it."""

    def __init__(self, looks):
        self.left, self.looks = looks, 0

    def is_set(self):
        self.looks += 1
        self.left -= 1
        return self.left < 0


@pytest.mark.parametrize("tasks", [0, 1, 5])
def test_a_worker_looks_at_the_request_before_each_task(tasks: int, capsys):
    request = Request(tasks)

    stop_workers.worker(request)

    assert request.looks == tasks + 1
    assert capsys.readouterr().out == "MainProcess has finished its task and stops\n"


class Stubborn:
    """A process that notes what is done to it, and ends by one of these calls."""

    def __init__(self, ends_by):
        self.ends_by, self.calls = ends_by, []

    def is_alive(self):
        return self.ends_by not in self.calls

    def join(self, timeout=None):
        self.calls.append("wait for ever" if timeout is None else "wait")

    def terminate(self):
        self.calls.append("terminate")

    def kill(self):
        self.calls.append("kill")


@pytest.mark.parametrize(
    ("ends_by", "calls"),
    [
        ("ask", ["ask", "wait", "wait"]),
        ("terminate", ["wait", "terminate", "wait"]),
        ("kill", ["wait", "terminate", "wait", "kill"]),
    ],
)
def test_force_is_used_only_where_the_step_before_was_not_enough(ends_by, calls):
    class Event:
        def set(self):
            if ends_by == "ask":
                process.calls.append("ask")

    process = Stubborn(ends_by)

    stop_workers.stop_all([process], Event())

    assert process.calls == [*calls, "wait for ever"]


def on_the_page(function: str, **names):
    """Return a function that stands in a code block of the page."""
    text = PAGE.read_text("utf-8")
    (code,) = re.findall(rf"```python\n([^`]*def {function}\([^`]*)```", text)
    exec(code, names)
    return names[function]


@pytest.mark.parametrize(
    ("ends_by", "calls"),
    [
        ("wait", ["wait"]),
        ("terminate", ["wait", "terminate", "wait"]),
        ("kill", ["wait", "terminate", "wait", "kill"]),
    ],
)
def test_a_function_with_a_time_limit_is_stopped_by_the_same_steps(ends_by, calls):
    process = Stubborn(ends_by)

    on_the_page("join_or_stop")(process, 10)

    assert process.calls == [*calls, "wait for ever"]


@pytest.mark.parametrize(
    ("child", "lines"),
    [
        ("in time", ["1000000 bytes", "exit code 0"]),
        ("too late", ["no result", "exit code -15"]),
        ("dies", ["EOFError", "exit code 3"]),
    ],
)
def test_a_time_limit_on_the_read_stops_the_child_and_never_the_parent(
    child: str, lines: list[str], method: str, tmp_path: Path
):
    run = run_program(
        program("processes/result_in_time", method, child, str(PAGE)), tmp_path
    )

    assert run.out.splitlines() == lines


@pytest.mark.control
def test_a_join_before_the_read_loses_the_result(method: str, tmp_path: Path):
    run = run_program(
        program("processes/result_in_time", method, "joined first", str(PAGE)),
        tmp_path,
    )

    assert run.out.splitlines()[0] in {"EOFError", "OSError"}


def test_a_worker_that_waits_for_tasks_looks_at_the_request_after_each_timeout():
    class Tasks:
        """A queue with one task, between two waits in vain."""

        left = iter([queue.Empty(), 7, queue.Empty()])

        def get(self, timeout):
            if isinstance(one := next(self.left), queue.Empty):
                raise one
            return one

    request, done = Request(3), []

    on_the_page("worker", do_task=done.append)(request, Tasks())

    assert (done, request.looks) == ([7], 4)


def test_a_hundred_stuck_workers_share_one_deadline(monkeypatch):
    monkeypatch.setattr(stop_workers, "PATIENCE", 0.2)
    monkeypatch.setattr(stop_workers, "GRACE", 0.2)

    class Stuck(Stubborn):
        def join(self, timeout=None):
            if timeout is not None:
                stop_workers.sleep(timeout)

    class Event:
        set = staticmethod(lambda: None)

    begun = monotonic()
    stop_workers.stop_all([Stuck("kill") for _ in range(100)], Event())

    assert monotonic() - begun < 5


@pytest.mark.parametrize("method", ["spawn"], indirect=True)
@pytest.mark.whole
def test_thirty_workers_are_stopped_where_two_were(method: str, tmp_path: Path):
    many = START_TWO.replace("(worker, stuck_worker)", "[stuck_worker] * 30")

    run = run_variant(
        tmp_path, "processes/stop_workers", QUICK | {START_TWO: many}, method
    )

    assert run.out.count("ended with exit code -15") == 30


@pytest.mark.whole
def test_workers_are_stopped_when_the_parent_fails(method: str, tmp_path: Path):
    changes = QUICK | {"        sleep(0.1)": '        raise RuntimeError("no more")'}

    run_variant(
        tmp_path,
        "processes/stop_workers",
        changes,
        method,
        code=1,
        stderr="RuntimeError: no more",
    )


@posix
@pytest.mark.whole
def test_workers_are_stopped_at_ctrl_c(method: str, tmp_path: Path):
    press = 'sleep(2)\n        __import__("os").killpg(0, 2)\n        sleep(2)'

    run_variant(
        tmp_path,
        "processes/stop_workers",
        {"sleep(0.1)": press},
        method,
        code=-2,
        stderr="KeyboardInterrupt",
    )


@pytest.mark.control
def test_without_finally_a_parent_that_fails_waits_for_ever(method, tmp_path: Path):
    changes = {
        "    try:\n": "    if True:\n",
        "    finally:\n        stop_all(workers, stop)": "    stop_all(workers, stop)",
        "        sleep(0.1)": '        sleep(2)\n        raise RuntimeError("no more")',
    }

    run_variant(
        tmp_path,
        "processes/stop_workers",
        changes,
        method,
        stderr="RuntimeError: no more",
        hangs=True,
        timeout=12,
    )


@pytest.mark.whole
def test_a_worker_that_was_killed_before_does_no_harm(method: str, tmp_path: Path):
    changes = {
        "PATIENCE = 5": "PATIENCE = 60",
        "        sleep(0.1)": "        workers[1].kill()\n        workers[1].join()",
    }

    run = run_variant(tmp_path, "processes/stop_workers", changes, method)

    assert "Process-1 ended with exit code 0" in run.out


@posix
@pytest.mark.whole
def test_a_worker_that_ignores_sigterm_is_killed(method: str, tmp_path: Path):
    ignore = "    __import__('signal').signal(15, 1)\n    ready.set()\n"
    changes = QUICK | SAYS_READY
    changes |= {
        "    while True:\n": f"{ignore}    while True:\n",
        "sleep(0.1)": "ready.wait()",
    }

    run = run_variant(tmp_path, "processes/stop_workers", changes, method)

    assert "Process-2 ended with exit code -9" in run.out


@pytest.mark.control
def test_a_worker_killed_in_wait_leaves_set_waiting_for_ever(method, tmp_path: Path):
    waits = "while not stop._cond._sleeping_count.get_value(): sleep(0.01)"
    changes = {
        "while not stop.is_set():": "while not stop.wait(30):",
        "sleep(0.1)": f"{waits}\n        workers[0].kill()",
    }

    run_variant(
        tmp_path, "processes/stop_workers", changes, method, hangs=True, timeout=12
    )


@posix
@pytest.mark.control
def test_a_handler_that_raises_cleans_up_in_the_middle_of_a_task(method, tmp_path):
    install = "    import signal\n    signal.signal(signal.SIGTERM, leave)\n"
    raising = "def leave(*_):\n    raise SystemExit(7)\n\n\ndef worker("
    changes = {
        "def worker(": raising,
        "    with path.open": f"{install}    with path.open",
    }

    run = run_variant(tmp_path, "processes/terminate_cuts_a_task", changes, method)

    assert run.out.splitlines() == [
        "task 1 started",
        "task 1 finished",
        "task 2 started",
        "cleaned up",
        "exit code 7",
    ]


@posix
@pytest.mark.whole
def test_stopping_twice_is_no_error_and_before_start_it_is(method: str, tmp_path: Path):
    twice = "    stop(process)\n    process.join()\n    stop(process)\n"
    early = "    process.start()\n    conn.recv()\n    stop(process)\n"
    complaint = "AttributeError: 'NoneType' object has no attribute 'terminate'"

    run_variant(
        tmp_path,
        "processes/exit_code_after_stop",
        {"    stop(process)\n": twice},
        method,
        stderr="ValueError: no such task",
    )
    run_variant(
        tmp_path,
        "processes/exit_code_after_stop",
        {
            early: "    stop(process)\n",
            '"return")': '"return", Process.terminate)',
        },
        method,
        code=1,
        stderr=complaint,
    )


@pytest.mark.control
def test_an_object_that_is_not_closed_still_has_the_exit_code(method, tmp_path: Path):
    changes = {
        "    process.close()\n    try:\n        print": "    try:\n        print"
    }

    run = run_variant(tmp_path, "processes/close_is_not_stop", changes, method)

    assert run.out.splitlines()[-1] == "0"
