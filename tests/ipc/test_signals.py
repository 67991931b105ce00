"""What a signal carries, what becomes of several, and what a handler may do."""

import os
import queue
import signal
import sys
import threading
from pathlib import Path

import pytest

from tests.harness.programs import program, run_program
from tests.harness.variants import run_variant

if sys.platform == "win32":
    pytest.skip("POSIX signals", allow_module_level=True)

linux = pytest.mark.skipif(sys.platform != "linux", reason="real-time signals")


def test_python_can_t_send_a_value_with_a_signal():
    assert not hasattr(signal, "sigqueue")


@pytest.mark.whole
def test_a_thousand_signals_and_tasks_are_handled_and_sigterm_ends_it(method, tmp_path):
    thousandfold = {
        "    os.kill(process.pid, signal.SIGHUP)\n"
        '    print("worker:", conn.recv())\n'
        '    conn.send("task 1")\n'
        '    print("worker:", conn.recv())\n': (
            "    replies = []\n"
            "    for number in range(1000):\n"
            "        os.kill(process.pid, signal.SIGHUP)\n"
            '        conn.send(f"task {number}")\n'
            "        while replies[-1:] != [f'task {number} finished']:\n"
            "            replies.append(conn.recv())\n"
            "    print('reloaded:', 'settings reloaded' in replies)\n"
        ),
    }

    run = run_variant(tmp_path, "ipc/wait_for_signals", thousandfold, method)

    assert run.out.splitlines()[-2:] == ["reloaded: True", "exit code 0"]


@pytest.mark.parametrize("method", ["fork", "spawn"], indirect=True)
@pytest.mark.whole
def test_the_worker_ends_when_its_parent_is_killed(method: str, tmp_path: Path):
    """A killed main leaves the fork server's temporary folder: not forkserver."""
    killed = {'    conn.send("task 1")\n': "    os.kill(os.getpid(), signal.SIGKILL)\n"}

    run_variant(tmp_path, "ipc/wait_for_signals", killed, method, code=-signal.SIGKILL)


@pytest.mark.control
def test_the_parent_notices_when_the_worker_is_killed(method: str, tmp_path: Path):
    killed = {
        '    conn.send("task 1")\n': "    os.kill(process.pid, signal.SIGKILL)\n",
    }

    run_variant(
        tmp_path,
        "ipc/wait_for_signals",
        killed,
        method,
        code=1,
        stderr="EOFError|ConnectionResetError",
    )


@pytest.mark.control
def test_without_the_wakeup_fd_the_loop_doesn_t_notice_a_signal(method, tmp_path):
    unwatched = {
        "    signal.set_wakeup_fd(writer)\n": "",
        "    os.kill(process.pid, signal.SIGHUP)\n"
        '    print("worker:", conn.recv())\n': (
            "    os.kill(process.pid, signal.SIGHUP)\n"
            "    print('reply:', conn.poll(3))\n"
        ),
        "    os.kill(process.pid, signal.SIGTERM)\n": "    process.kill()\n",
    }

    run = run_variant(tmp_path, "ipc/wait_for_signals", unwatched, method)

    assert run.out.splitlines() == [
        "worker: ready",
        "reply: False",
        "worker: task 1 finished",
        f"exit code {-signal.SIGKILL}",
    ]


@pytest.mark.control
def test_without_a_handler_the_signal_ends_the_process(method: str, tmp_path: Path):
    unhandled = {
        "        signal.signal(number, lambda _number, _frame: None)"
        "  # replaces the default\n": "        pass\n",
        "    os.kill(process.pid, signal.SIGHUP)\n"
        '    print("worker:", conn.recv())\n': (
            "    os.kill(process.pid, signal.SIGHUP)\n"
            "    process.join()\n"
            "    print('exit code', process.exitcode)\n"
            "    return\n"
        ),
    }

    run = run_variant(tmp_path, "ipc/wait_for_signals", unhandled, method)

    assert run.out.splitlines()[-1] == f"exit code {-signal.SIGHUP}"


def test_set_wakeup_fd_refuses_a_blocking_pipe():
    reader, writer = os.pipe()
    try:
        with pytest.raises(ValueError, match="must be in non-blocking mode"):
            signal.set_wakeup_fd(writer)
    finally:
        os.close(reader)
        os.close(writer)


def test_a_handler_can_be_set_in_the_main_thread_only():
    errors: list[str] = []

    def set_it() -> None:
        try:
            signal.signal(signal.SIGUSR1, signal.SIG_IGN)
        except ValueError as error:
            errors.append(str(error))

    thread = threading.Thread(target=set_it)
    thread.start()
    thread.join()

    assert errors == ["signal only works in main thread of the main interpreter"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_forked_child_writes_into_its_parent_s_wakeup_pipe(tmp_path: Path):
    run = run_program(program("ipc/wakeup_fd_inherited"), tmp_path)

    assert run.out == "the parent reads SIGUSR1: True\n"


@pytest.mark.control
def test_what_the_handler_does_itself_is_done_at_once(method: str, tmp_path: Path):
    sends = {
        "requests.append(number)": 'conn.send("the handler ran")',
        "TIMEOUT = 1 ": "TIMEOUT = 20 ",
    }

    run = run_variant(tmp_path, "ipc/flag_checked_too_late", sends, method)

    assert run.out.splitlines()[1:] == [
        "reply to the signal: True",
        "worker: the handler ran",
        "worker: task 1 finished",
    ]


@linux
@pytest.mark.control
def test_two_ordinary_signals_of_different_kinds_are_both_kept(method, tmp_path: Path):
    ordinary = {"signal.SIGRTMIN)": "signal.SIGUSR2)"}

    run = run_variant(tmp_path, "ipc/pending_signals", ordinary, method)

    assert run.out.splitlines() == [
        "SIGUSR1: sent 5 times, received 1",
        "SIGUSR2: sent 5 times, received 1",
    ]


@linux
@pytest.mark.control
def test_ordinary_signals_are_counted_if_each_waits_for_a_reply(method, tmp_path):
    """The task of the page: there is never one pending when the next is sent."""
    replied = {
        "    conn.recv()\n    received:": "    received:",
        "    while signal.sigpending():\n"
        "        received[signal.sigwait(SIGNALS)] += 1\n": (
            "    for _ in SIGNALS * TIMES:\n"
            "        received[signal.sigwait(SIGNALS)] += 1\n"
            '        conn.send("received")\n'
        ),
        "        os.kill(process.pid, number)\n": (
            "        os.kill(process.pid, number)\n        conn.recv()\n"
        ),
        '    conn.send("all sent")\n': "",
    }

    run = run_variant(tmp_path, "ipc/pending_signals", replied, method)

    assert run.out.splitlines()[0] == "SIGUSR1: sent 5 times, received 5"


@linux
def test_a_handler_runs_once_for_several_but_a_byte_is_written_for_each(
    method, tmp_path
):
    run = run_program(program("ipc/handler_runs_once", method), tmp_path)

    assert run.out == "calls: 1, bytes: 5\n"


@linux
@pytest.mark.control
def test_a_signal_that_is_neither_blocked_nor_handled_ends_it(method, tmp_path: Path):
    unblocked = {
        "    signal.pthread_sigmask(signal.SIG_BLOCK, EXPECTED)"
        "  # or it would end the worker\n": "",
        '    conn.send("ready")\n': '    conn.send("ready")\n    conn.recv()\n',
        '    print("worker:", conn.recv())\n    process.join()\n': (
            "    process.join()\n    print('exit code', process.exitcode)\n"
        ),
    }

    run = run_variant(tmp_path, "ipc/signal_sender", unblocked, method)

    assert f"exit code {-signal.SIGUSR1}\n" in run.out


@pytest.mark.control
def test_outside_the_lock_the_handler_acquires_it(method: str, tmp_path: Path):
    outside = {"    with lock:\n": "    if lock:\n"}

    run = run_variant(tmp_path, "ipc/lock_in_handler", outside, method)

    assert "handler acquired the lock: True\n" in run.out


@pytest.mark.control
def test_without_the_timeout_the_worker_hangs(method: str, tmp_path: Path):
    for_ever = {"lock.acquire(timeout=TIMEOUT)": "lock.acquire()"}

    run_variant(tmp_path, "ipc/lock_in_handler", for_ever, method, hangs=True)


@pytest.mark.control
def test_an_rlock_lets_the_handler_into_the_critical_section(method, tmp_path: Path):
    reentrant = {
        "from threading import Lock\n": "from threading import RLock\n",
        "lock = Lock()": "lock = RLock()",
    }

    run = run_variant(tmp_path, "ipc/lock_in_handler", reentrant, method)

    assert "handler acquired the lock: True\n" in run.out


def test_put_of_a_simple_queue_may_be_interrupted_by_itself():
    """The documentation promises it of the queue in C; pin that this is the one."""
    assert queue.SimpleQueue.__module__ == "_queue"
