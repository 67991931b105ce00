"""A request is heard between two items; a signal cuts where it falls."""

import signal
import sys
from pathlib import Path

import pytest

from examples.processes import interrupt, stop_when_asked, stop_with_handler
from tests.harness.variants import run_variant

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
WHOLE_PAGES = [
    "page 1, first half",
    "page 1, second half",
    "page 2, first half",
    "page 2, second half",
    "signed and closed",
]


@pytest.fixture(autouse=True)
def handlers_as_before():
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


class Parent:
    """The clerk's line, and what the parent does on page 2 before it says go on."""

    def __init__(self, on_page_2=lambda: None):
        self.on_page_2, self.page = on_page_2, 0

    def send(self, message):
        self.page = message

    def recv(self):
        if self.page == 2:
            self.on_page_2()
        return "go on"


def test_a_signal_in_the_middle_of_a_page_is_answered_at_its_end(tmp_path: Path):
    book = tmp_path / "book"

    stop_with_handler.clerk(book, Parent(lambda: signal.raise_signal(signal.SIGTERM)))

    assert book.read_text(encoding="utf-8").splitlines() == WHOLE_PAGES


def test_without_a_signal_all_three_pages_are_written(tmp_path: Path):
    book = tmp_path / "book"

    stop_with_handler.clerk(book, Parent())

    assert book.read_text(encoding="utf-8").splitlines()[-2:] == [
        "page 3, second half",
        WHOLE_PAGES[-1],
    ]


@pytest.mark.control
def test_a_handler_that_is_not_installed_lets_the_work_be_cut(method, tmp_path: Path):
    changes = {"        signal.signal(signal.SIGTERM, self.note)\n": ""}

    run = run_variant(tmp_path, "processes/stop_with_handler", changes, method)

    assert run.out.splitlines() == [*WHOLE_PAGES[:3], "exit code -15"]


def test_try_it_a_clerk_that_goes_on_waiting_never_looks_at_its_note(tmp_path: Path):
    changes = {
        "                child.terminate()\n            mine.send": "                "
        "child.terminate()\n                break\n            mine.send"
    }

    run_variant(tmp_path, "processes/stop_with_handler", changes, "spawn", hangs=True)


@pytest.mark.control
def test_a_handler_that_raises_runs_finally_in_the_middle_of_a_page(method, tmp_path):
    install = "    import signal\n    signal.signal(signal.SIGTERM, leave)\n"
    raising = "def leave(*_):\n    raise SystemExit(7)\n\n\ndef clerk("
    changes = {
        "def clerk(": raising,
        "    with book.open": f"{install}    with book.open",
    }

    run = run_variant(tmp_path, "processes/stop_cuts_the_work", changes, method)

    assert run.out.splitlines() == [*WHOLE_PAGES[:3], WHOLE_PAGES[-1], "exit code 7"]


class Asked:
    """An event that is set after some looks at it."""

    def __init__(self, looks):
        self.left = looks

    def is_set(self):
        self.left -= 1
        return self.left < 0


@pytest.mark.parametrize("pages", [0, 1, 5])
def test_the_request_is_heard_between_two_pages(pages: int, capsys):
    stop_when_asked.clerk(Asked(pages), Parent())

    assert capsys.readouterr().out == f"clerk: signed after {pages} pages\n"


@pytest.mark.control
def test_a_worker_that_does_not_ignore_sigint_dies_of_ctrl_c(
    method: str, tmp_path: Path
):
    changes = {"    signal.signal(signal.SIGINT, signal.SIG_IGN)\n": ""}

    run = run_variant(
        tmp_path, "processes/ctrl_c", changes, method, stderr="KeyboardInterrupt"
    )

    assert "careful: exit code 1" in run.out
    assert "careful: told to" not in run.out


@pytest.mark.control
def test_a_child_that_ignores_sigterm_has_to_be_killed(method: str, tmp_path: Path):
    ignore = "    signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    changes = {
        '    line.send("ready")\n': f'{ignore}    line.send("ready")\n',
        "    stop(child)\n": "    stop(child)\n    child.join(0.2)\n"
        "    late = child.is_alive()\n    late and child.kill()\n",
    }

    run = run_variant(
        tmp_path, "processes/ways_to_stop", changes, method, stderr="KeyboardInterrupt"
    )

    assert "terminated: -9" in run.out


@pytest.mark.control
def test_an_object_that_is_not_closed_still_tells_the_exit_code(method, tmp_path: Path):
    changes = {"    child.close()\n    try:\n        print": "    try:\n        print"}

    run = run_variant(tmp_path, "processes/close_a_process", changes, method)

    assert run.out.splitlines()[-1] == "0"


@pytest.mark.parametrize("method", ["fork"], indirect=True)
def test_a_child_that_sets_its_handler_itself_ends_by_the_signal(method, tmp_path):
    default = "    signal.signal(signal.SIGTERM, signal.SIG_DFL)\n"
    changes = {"    try:\n        line.send": f"{default}    try:\n        line.send"}

    run = run_variant(tmp_path, "processes/inherited_handler", changes, method)

    assert run.out == "exit code -15\n"


class Interrupted:
    """A line on which the interruption comes instead of an order."""

    def send(self, said: str) -> None:
        assert said == "ready"

    def recv(self) -> None:
        raise KeyboardInterrupt


def test_an_interrupted_clerk_may_go_home_in_order_or_let_the_exception_pass(capsys):
    interrupt.orderly(Interrupted())
    with pytest.raises(KeyboardInterrupt):
        interrupt.startled(Interrupted())

    said = capsys.readouterr().out.splitlines()
    assert said == ["orderly: interrupted, going home", "startled: desk tidied"]
