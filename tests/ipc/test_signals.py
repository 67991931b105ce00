"""What a signal carries, what becomes of several, and what a handler may do."""

import queue
import signal
import sys
from pathlib import Path

import pytest

from tests.harness.variants import run_variant

if sys.platform == "win32":
    pytest.skip("POSIX signals", allow_module_level=True)

linux = pytest.mark.skipif(sys.platform != "linux", reason="real-time signals")


def test_python_can_t_send_a_value_with_a_signal():
    assert not hasattr(signal, "sigqueue")


@linux
@pytest.mark.control
def test_a_signal_that_is_neither_blocked_nor_handled_ends_it(method, tmp_path: Path):
    unblocked = {
        "    signal.pthread_sigmask(signal.SIG_BLOCK, expected)\n": "",
        '    line.send("ready")\n': '    line.send("ready")\n    line.recv()\n',
        '        print("clerk:", mine.recv())\n    child.join()\n': (
            "        child.join()\n"
            "        print('exit code', child.exitcode)\n        return\n"
        ),
    }

    run = run_variant(tmp_path, "ipc/signal_with_sender", unblocked, method)

    assert f"exit code {-signal.SIGUSR1}\n" in run.out


@linux
@pytest.mark.control
def test_real_time_signals_are_taken_as_often_as_sent(method: str, tmp_path: Path):
    queued = {
        "ORDERS = {signal.SIGUSR1, signal.SIGUSR2}": "ORDERS = {signal.SIGRTMIN, "
        "signal.SIGRTMAX}",
        "[signal.SIGUSR1] * 5 + [signal.SIGUSR2]": "[signal.SIGRTMIN] * 5 + "
        "[signal.SIGRTMAX]",
    }

    run = run_variant(tmp_path, "ipc/signals_merged", queued, method)

    sent, taken = run.out.splitlines()
    assert taken.count("SIGRTMIN") == sent.count("SIGRTMIN") == 5


@linux
@pytest.mark.control
def test_ordinary_signals_in_their_place_are_merged(method: str, tmp_path: Path):
    ordinary = {
        "signal.SIGRTMIN, signal.SIGRTMIN + 1": "signal.SIGUSR1, signal.SIGUSR2"
    }

    run = run_variant(tmp_path, "ipc/realtime_queued", ordinary, method)

    taken = run.out.splitlines()[1].partition(": ")[2]
    assert len(taken.split(", ")) == 2


@linux
@pytest.mark.control
def test_when_each_is_handled_before_the_next_the_count_is_right(method, tmp_path):
    """Unblocked from the start, and asked after each: there is nothing to merge."""
    one_by_one = {
        "    signal.pthread_sigmask(signal.SIG_BLOCK, {ORDER})\n": "",
        "    line.recv()\n    signal.pthread_sigmask(signal.SIG_UNBLOCK, {ORDER})\n": (
            "    for number in range(1, 6):\n"
            "        while counted < number:\n            signal.pause()\n"
            "        line.send(number)\n"
        ),
        "        os.kill(child.pid, ORDER)\n": "        os.kill(child.pid, ORDER)\n"
        "        assert mine.poll(20), 'not handled'\n        mine.recv()\n",
        '    mine.send("now")\n': "",
    }

    run = run_variant(tmp_path, "ipc/handler_runs_once", one_by_one, method)

    assert run.out.splitlines()[0] == "signals sent: 5, handler ran: 5"


@pytest.mark.control
def test_without_the_wakeup_fd_the_loop_doesn_t_stir(method: str, tmp_path: Path):
    unwatched = {
        "    signal.set_wakeup_fd(writer)\n": "",
        "PATIENCE = 20": "PATIENCE = 3",
        "    child.join()\n": "    child.kill()\n    child.join()\n    return\n",
    }

    run = run_variant(tmp_path, "ipc/self_pipe", unwatched, method)

    assert run.out.splitlines() == [
        "clerk: doesn't stir",
        "clerk: did a job",
        "clerk: doesn't stir",
    ]


@pytest.mark.control
def test_without_a_handler_the_signal_ends_the_process(method: str, tmp_path: Path):
    unhandled = {
        "signal.signal(number, lambda _number, _frame: None)": "pass",
        'mine.recv() if mine.poll(PATIENCE) else "doesn\'t stir")\n': (
            "child.join() or child.exitcode)\n        return\n"
        ),
    }

    run = run_variant(tmp_path, "ipc/self_pipe", unhandled, method)

    assert run.out == f"clerk: {-signal.SIGHUP}\n"


@pytest.mark.control
def test_outside_the_lock_the_handler_gets_it(method: str, tmp_path: Path):
    outside = {"    with lock:\n": "    if lock:\n"}

    run = run_variant(tmp_path, "ipc/handler_waits_for_itself", outside, method)

    assert "the handler got the lock: True\n" in run.out


@pytest.mark.control
def test_with_the_work_in_the_handler_the_clerk_can_t_go_on(method, tmp_path: Path):
    in_handler = {
        "lambda number, _frame: notes.put(number)": "lambda *_: lock.acquire()",
        "    thread.start()\n": "",
    }

    run_variant(tmp_path, "ipc/handler_takes_a_note", in_handler, method, hangs=True)


def test_put_may_be_interrupted_by_itself():
    """The manual promises it, for the queue in C; pin that this is the one used."""
    assert queue.SimpleQueue.__module__ == "_queue"


@pytest.mark.control
def test_what_the_handler_does_itself_is_done_at_once(method: str, tmp_path: Path):
    sends = {
        "flags.append(number)": 'line.send("the handler ran")',
        "PATIENCE = 1": "PATIENCE = 20",
    }

    run = run_variant(tmp_path, "ipc/flag_unseen", sends, method)

    assert run.out.splitlines() == [
        "clerk reacts to the signal: True",
        "clerk: the handler ran",
        "clerk: did the last job",
    ]
