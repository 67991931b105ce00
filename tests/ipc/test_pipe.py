"""A pipe ends when the last copy of its sending end is closed, and not before."""

import multiprocessing
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from examples._trace.analysis import find_messages
from examples.ipc import conversation
from tests.harness.programs import program, run_program
from tests.harness.traces import load, name_of, observed
from tests.harness.variants import run_variant


def test_the_clerk_answers_each_question_and_closes_the_line_at_goodbye():
    questions, log = ["tea", "soup", "goodbye"], []
    line = SimpleNamespace(
        recv=lambda: questions.pop(0), send=log.append, close=lambda: log.append("end")
    )

    conversation.clerk(line)

    assert log == [2, "not sold here", "end"]


def test_questions_and_answers_alternate(method: str):
    found = find_messages(observed("ipc/conversation", method).trace)

    assert turns(found) == ["b1", "a1", "b2", "a2", "b3", "a3", "b4"]


def test_in_the_picture_questions_and_answers_alternate():
    trace = load("ipc/conversation")

    found = find_messages(trace)

    assert turns(found) == ["b1", "a1", "b2", "a2", "b3", "a3", "b4"]
    assert {name_of(trace, sent.lane) for sent, _ in found} == {"main", "clerk"}


def turns(found) -> list[str]:
    return [sent.more for sent, _ in sorted(found, key=lambda pair: pair[0].time)]


@pytest.mark.control
def test_while_main_holds_the_clerks_end_there_is_no_end(method: str, tmp_path: Path):
    held = {"    theirs.close()  # the child has its own\n": ""}

    run_variant(tmp_path, "ipc/conversation", held, method, hangs=True)


@pytest.mark.control
def test_while_main_holds_a_sending_end_there_is_no_end(method: str, tmp_path: Path):
    held = {"    sender.close()\n": "", "LONG = 0.2, 20": "LONG = 0.2, 2"}
    held["        receiver.recv()\n    except"] = "        pass\n    except"

    run = run_variant(tmp_path, "ipc/last_copy", held, method)

    assert "Bo has ended; the end is there: False" in run.out


@pytest.mark.control
def test_while_the_cook_holds_a_sending_end_it_sees_no_end(method: str, tmp_path: Path):
    held = {"    sender.close()\n    try": "    try", "timeout=20": "timeout=3"}

    run = run_variant(tmp_path, "ipc/copy_closed", held, method)

    assert run.out.endswith("cooked: cake\nthe cook has seen the end: False\n")


@pytest.mark.control
def test_who_reads_in_turn_waits_for_the_silent_one(method: str, tmp_path: Path):
    in_turn = {"(ready := wait(ends, timeout=PATIENCE))": "(ready := ends[:1])"}

    run_variant(tmp_path, "ipc/many_pipes", in_turn, method, hangs=True)


@pytest.mark.control
def test_an_ended_pipe_is_ready_for_ever(method: str, tmp_path: Path):
    kept = {
        "ends.remove(end)\n                end.close()\n": 'orders.append("an end")\n'
        '                if orders.count("an end") == 1000: raise SystemExit(9)\n'
    }

    run_variant(tmp_path, "ipc/many_pipes", kept, method, code=9)


@pytest.mark.control
def test_who_holds_the_reading_end_itself_is_never_told(method: str, tmp_path: Path):
    held = {"    receiver.close()  # its own copy: it doesn't count itself": "    #"}

    run = run_variant(tmp_path, "ipc/nobody_reads", held, method, hangs=True)

    assert "the sender: all sent" in run.out


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other pipes")
def test_a_pipe_that_goes_both_ways_may_end_by_a_reset(method: str, tmp_path: Path):
    """Pin what the page says: something that was never read makes the difference."""
    run = run_program(program("ipc/reset_at_the_end", method), tmp_path)

    assert run.out.split() == [
        *("EOFError", "BrokenPipeError"),
        *("ConnectionResetError", "BrokenPipeError"),
    ]


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


@pytest.mark.parametrize("method", ["fork"], indirect=True)
def test_a_forked_cook_that_closes_its_copy_sees_the_end(method: str, tmp_path: Path):
    closed = {
        "def cook(receiver": "def cook(sender, receiver",
        "    try:\n        while": "    sender.close()\n    try:\n        while",
        "args=(receiver, notes)": "args=(sender, receiver, notes)",
        "timeout=3": "timeout=20",
    }

    run = run_variant(tmp_path, "ipc/copy_left_open", closed, method)

    assert run.out.endswith("the cook has seen the end: True\n")
