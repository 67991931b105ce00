"""How an answer comes back, and how a failure shows."""

import inspect
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from examples.processes import (
    dropped_return,
    exit_codes,
    failing_child,
    four_ways_back,
    read_then_join,
)
from tests.harness.programs import program, run_program


class Fake:
    """Stands for a process, a queue or the end of a pipe, and notes what is called."""

    exitcode = 0

    def __init__(self, order: list[str], answer: object = None) -> None:
        self.order = order
        self.answer = answer
        self.sent: list[object] = []

    def __enter__(self) -> "Fake":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def start(self) -> None:
        self.order.append("start")

    def join(self, **_: object) -> None:
        self.order.append("join")

    def close(self) -> None:
        self.order.append("close")

    def take(self, **_: object) -> object:
        self.order.append("read")
        return self.answer

    get = recv = take

    def send(self, answer: object) -> None:
        self.sent.append(answer)

    put = send


def pretend(
    monkeypatch: pytest.MonkeyPatch, module: ModuleType, **say: Any
) -> list[str]:
    """Put fakes where a module has processes, queues and pipes; return their notes."""
    order: list[str] = []
    for name in ("Process", "Queue", "Pipe"):
        if hasattr(module, name):
            fake = Fake(order, say.get("answer", 0))
            made = (fake, fake) if name == "Pipe" else fake
            monkeypatch.setattr(module, name, lambda *_a, made=made, **_k: made)
    return order


def test_a_queue_is_read_before_its_writer_is_joined(monkeypatch: pytest.MonkeyPatch):
    order = pretend(monkeypatch, read_then_join, answer=b"")

    read_then_join.main()

    assert order == ["start", "read", "join"]


def test_the_answer_is_more_than_a_pipe_holds():
    largest_pipe = 1 << 16  # bytes, on Linux as it comes; elsewhere less

    assert read_then_join.SIZE // largest_pipe > 1


def test_all_but_the_exit_code_are_read_before_the_join(
    monkeypatch: pytest.MonkeyPatch,
):
    order = pretend(monkeypatch, four_ways_back, answer=7)

    assert four_ways_back.by_queue() == 7
    assert order == ["start", "read", "join"]


@pytest.mark.parametrize("example", [four_ways_back.by_pipe, failing_child.with_pipe])
def test_the_parent_closes_its_sending_end_before_it_reads(
    example: Any, monkeypatch: pytest.MonkeyPatch
):
    order = pretend(monkeypatch, sys.modules[example.__module__])

    example()

    assert order == ["start", "close", "read", "join"]


def test_each_way_carries_the_same_answer():
    pipe, queue = Fake([]), Fake([])

    with pytest.raises(SystemExit) as left:
        four_ways_back.leave_with(four_ways_back.TEXT)
    four_ways_back.send(four_ways_back.TEXT, pipe)  # type: ignore[arg-type]
    four_ways_back.put(four_ways_back.TEXT, queue)  # type: ignore[arg-type]

    assert [left.value.code, *pipe.sent, *queue.sent] == [7, 7, 7]


def test_the_answer_fits_into_an_exit_code():
    assert 0 < four_ways_back.count(four_ways_back.TEXT) < 128


def test_the_target_returns_a_number_that_the_exit_code_could_have_held():
    assert dropped_return.count_notes("do re mi") == 3  # and yet it is 0


@pytest.mark.parametrize("status", [None, 0, 3, 256, "no ledger here"])
def test_leaving_is_an_exception_that_carries_the_status(status: int | str | None):
    with pytest.raises(SystemExit) as left:
        exit_codes.leave(status)

    assert left.value.code == status


@pytest.mark.parametrize("carry", [failing_child.send, failing_child.put])
def test_a_failing_child_sends_nothing(carry: Any):
    end = Fake([])

    with pytest.raises(ZeroDivisionError):
        carry(0, end)

    assert end.sent == []


@pytest.mark.parametrize(
    ("task", "raised"),
    [
        ("sys.exit", "SystemExit 3"),
        ("os._exit", "BrokenProcessPool"),
        ("threading.Lock", "TypeError cannot pickle"),
    ],
)
def test_an_executor_raises_whatever_kept_the_answer_back(
    task: str, raised: str, method: str, tmp_path: Path
):
    run = run_program(program("processes/kept_back", method, task), tmp_path)

    assert run.out.startswith(raised)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps more bits")
@pytest.mark.parametrize(("words", "kept"), [(300, 44), (256, 0)])
def test_an_exit_code_keeps_eight_bits_of_the_answer(
    words: int, kept: int, tmp_path: Path
):
    source = inspect.getsource(four_ways_back)
    text = f'TEXT = "{"do " * words}"'
    source = source.replace('TEXT = "do re mi fa sol la ti"', text)
    (tmp_path / "program.py").write_text(source, encoding="utf-8")

    run = run_program([sys.executable, "program.py"], tmp_path)

    answers = [line.split()[-1] for line in run.out.splitlines()]
    assert answers == [str(kept), *[str(words)] * 3]
