"""A pipe ends when the last copy of its sending end is closed, and not before."""

import multiprocessing
import os
import sys
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest

from examples._trace.analysis import find_messages
from examples._trace.model import Event, Trace
from examples.ipc import ask_through_a_pipe
from tests.harness.pictures import says
from tests.harness.programs import program, run_program
from tests.harness.traces import name_of, observed, waits
from tests.harness.variants import run_variant

ASK = "ipc/ask_through_a_pipe"
OPEN = "ipc/inherited_end_open"
MANY = "ipc/wait_for_many_pipes"
FULL = "ipc/full_pipe"
DIE = "__import__('os').kill(__import__('os').getpid(), 9)"
SENDS = "            conn.send(sum("
LIMITS = "LIMITS = (20_000, 10_000, 30_000)"

posix = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
linux = pytest.mark.skipif(sys.platform != "linux", reason="the size of a pipe")


class ScriptedEnd:
    """An end that receives what it is given, and then the end of the pipe."""

    def __init__(self, *items: int) -> None:
        self.items, self.sent, self.closed = list(items), [], False

    def recv(self) -> int:
        if not self.items:
            raise EOFError
        return self.items.pop(0)

    def send(self, item: int) -> None:
        self.sent.append(item)

    def __enter__(self) -> "ScriptedEnd":
        return self

    def __exit__(self, *_: object) -> None:
        self.closed = True


def test_the_child_answers_each_limit_and_closes_its_end_at_the_end():
    conn, log = ScriptedEnd(10, 3), []

    ask_through_a_pipe.count_primes(conn, SimpleNamespace(close=lambda: log.append(1)))

    assert conn.sent == [4, 1]
    assert conn.closed
    assert log == [1]


def turns(trace: Trace) -> list[tuple[str, Event]]:
    """Return who sent each message that arrived, in order."""
    found = sorted(find_messages(trace), key=lambda pair: pair[0].time)
    return [(name_of(trace, sent.lane), sent) for sent, _ in found]


def test_questions_and_answers_alternate(method: str):
    trace = observed(ASK, method).trace

    assert [name for name, _ in turns(trace)] == ["main", "child"] * 3


@says(
    ASK,
    "Questions and answers alternate, and main waits for each answer.",
)
def test_in_the_picture_questions_and_answers_alternate(trace: Trace):
    assert [name for name, _ in turns(trace)] == ["main", "child"] * 3
    main = [wait for wait in waits(trace) if name_of(trace, wait.lane) == "main"]
    answers = [event.time for name, event in turns(trace) if name == "child"]
    for answer in answers:
        assert any(
            wait.start < answer <= wait.end and wait.end - wait.start > 5_000
            for wait in main
        )


@pytest.mark.whole
def test_a_thousand_times_as_much_is_answered_too(method: str, tmp_path: Path):
    large = {
        LIMITS: "LIMITS = [bytes(2_500_000)] * 20",
        "below {limit}:": "of {len(limit)}:",
        "sum(is_prime(number) for number in range(limit))": "limit + b'1'",
        ':", conn.recv()': ':", len(conn.recv())',
    }

    run = run_variant(tmp_path, ASK, large, method)

    assert run.out == "prime numbers of 2500000: 2500001\n" * 20 + "exit code: 0\n"


@pytest.mark.whole
def test_if_main_raises_in_the_middle_the_child_ends(method: str, tmp_path: Path):
    raises = {"conn.send(limit)": "conn.send(limit / '2')"}

    run_variant(tmp_path, ASK, raises, method, code=1, stderr="TypeError")


@posix
@pytest.mark.parametrize("method", ["fork", "spawn"], indirect=True)
@pytest.mark.whole
def test_if_main_is_killed_the_child_ends(method: str, tmp_path: Path):
    killed = {"            conn.send(limit)\n": f"            {DIE}\n"}

    run_variant(tmp_path, ASK, killed, method, code=-9)


@posix
@pytest.mark.whole
def test_if_the_child_is_killed_main_is_told(method: str, tmp_path: Path):
    killed = {SENDS: f"            {DIE}\n{SENDS}"}

    run_variant(tmp_path, ASK, killed, method, code=1, stderr="EOFError")


@posix
@pytest.mark.control
def test_while_main_holds_the_childs_end_it_is_not_told(method: str, tmp_path: Path):
    held = {
        SENDS: f"            {DIE}\n{SENDS}",
        "    child_conn.close()  #": "    #",
    }

    run_variant(tmp_path, ASK, held, method, hangs=True)


@pytest.mark.parametrize("method", ["fork"], indirect=True)
@pytest.mark.control
def test_while_a_forked_child_holds_the_parents_end_it_waits(method, tmp_path: Path):
    held = {"    parent_conn.close()  #": "    #"}

    run_variant(tmp_path, ASK, held, method, hangs=True)


@pytest.mark.parametrize("method", ["fork"], indirect=True)
@pytest.mark.whole
def test_a_forked_child_that_closes_its_copy_sees_the_end(method, tmp_path: Path):
    closed = {
        "def receive(receiver": "def receive(sender, receiver",
        "    try:\n        while": "    sender.close()\n    try:\n        while",
        "args=(receiver,)": "args=(sender, receiver)",
        "timeout=3": "timeout=20",
    }

    run = run_variant(tmp_path, OPEN, closed, method)

    assert run.out.endswith("end of the pipe\nthe child still waits: False\n")


@pytest.mark.parametrize("method", ["fork"], indirect=True)
@pytest.mark.control
def test_a_later_sibling_keeps_a_pipe_open(method: str, tmp_path: Path):
    """Both workers are forked before main has closed its copies."""
    late = {
        "    sender.close()  #": "    SENDERS.append(sender)  #",
        "    while receivers:\n": "    for sender in SENDERS:\n        sender.close()\n"
        "    while receivers:\n",
        "WORKERS = 3": "WORKERS = 2\nSENDERS = []",
        "    for step in": "    if number == 2:\n"
        "        __import__('time').sleep(1000)\n    for step in",
    }

    run = run_variant(tmp_path, MANY, late, method, hangs=True)

    assert "step" not in run.out or "worker 2" not in run.out


@posix
@pytest.mark.whole
def test_a_worker_that_is_killed_ends_its_pipe_and_no_other(method, tmp_path: Path):
    killed = {
        "    for step in": f"    if number == 2:\n        {DIE}\n    for step in",
    }

    run = run_variant(tmp_path, MANY, killed, method)

    assert sorted(run.out.splitlines()) == [
        f"worker {number} finished step {step}" for number in (1, 3) for step in (1, 2)
    ]


@pytest.mark.control
def test_a_pipe_that_has_ended_is_ready_for_ever(method: str, tmp_path: Path):
    removes = "                receivers.remove(receiver)\n"
    kept = {
        removes: "                ENDS.append(1)\n"
        "                if len(ENDS) == 1000:\n"
        "                    raise SystemExit(9) from None\n",
        "                receiver.close()\n": "",
        "WORKERS = 3": "WORKERS = 3\nENDS = []",
    }

    run_variant(tmp_path, MANY, kept, method, code=9)


@pytest.mark.control
def test_read_in_turn_a_silent_worker_holds_up_the_others(method: str, tmp_path: Path):
    in_turn = {
        "ready = wait(receivers)": "ready = receivers[:1]",
        "    for step in": "    if number == 1:\n"
        "        __import__('time').sleep(1000)\n    for step in",
    }

    run = run_variant(tmp_path, MANY, in_turn, method, hangs=True)

    assert run.out == ""


@pytest.mark.control
def test_who_holds_the_reading_end_itself_is_never_told(method: str, tmp_path: Path):
    held = {"    receiver.close()  # or the child would": "    # the child would"}

    run = run_variant(tmp_path, FULL, held, method, hangs=True)

    assert "everything has been sent" in run.out
    assert "BrokenPipeError" not in run.out


@linux
@pytest.mark.parametrize(
    ("duplex", "size", "taken"),
    [(False, 1, 64), (False, 64, 64), (True, 1, 93), (True, 64, 228)],
)
def test_so_many_kib_fit_into_a_pipe_that_nobody_reads(duplex, size, taken):
    default = Path("/proc/sys/net/core/wmem_default").read_text("ascii")
    if duplex and default != "212992\n":
        pytest.skip("this system gives sockets another buffer")
    receiver, sender = multiprocessing.Pipe(duplex=duplex)
    os.set_blocking(sender.fileno(), False)

    written = 0
    with receiver, sender, suppress(BlockingIOError):
        while True:
            written += os.write(sender.fileno(), bytes(size * 1024))

    assert round(written / 1024) == taken


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other pipes")
def test_a_pipe_that_goes_both_ways_may_end_by_a_reset(method: str, tmp_path: Path):
    """Pin what the page says: something that was never read makes the difference."""
    run = run_program(program("ipc/reset_at_the_end", method), tmp_path)

    assert run.out.split() == [
        *("EOFError", "BrokenPipeError"),
        *("ConnectionResetError", "BrokenPipeError"),
    ]


@posix
@pytest.mark.parametrize("duplex", [False, True])
def test_half_a_message_is_an_os_error(duplex):
    receiver, sender = multiprocessing.Pipe(duplex=duplex)
    sender._send(b"\0\0\0\x09half")
    sender.close()

    with receiver, pytest.raises(OSError, match="got end of file during message"):
        receiver.recv_bytes()


@pytest.mark.parametrize(("size", "hang"), [(1 << 20, True), (1 << 10, False)])
def test_two_who_both_send_much_first_wait_for_each_other(size, hang, method, tmp_path):
    command = program("ipc/both_send_first", method, str(size))

    run = run_program(command, tmp_path, hangs=hang)

    assert run.out == ("" if hang else "both have ended\n")


def test_an_end_that_is_closed_says_so():
    one, other = multiprocessing.Pipe()
    one.close()
    other.close()

    with pytest.raises(OSError, match="handle is closed"):
        one.send("hello")


@pytest.mark.parametrize("duplex", [False, True])
def test_poll_says_true_at_the_end_of_the_pipe(duplex):
    receiver, sender = multiprocessing.Pipe(duplex=duplex)
    assert not receiver.poll()
    sender.close()

    with receiver:
        assert receiver.poll()
        with pytest.raises(EOFError):
            receiver.recv()
