"""No more than the number that was agreed, and what happens to the number."""

import multiprocessing
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from examples.synchronization import (
    look_then_sit,
    released_too_often,
    two_desks,
    two_trays,
)
from tests.harness.programs import program, run_program
from tests.harness.traces import holders, load, most_at_once, observed, order_of, spans
from tests.harness.variants import run_variant

LETTERS = list(range(1, two_trays.LETTERS + 1))


class Log(list):
    """Notes, in order, what its parts are asked to do."""

    def part(self, *names):
        return SimpleNamespace(**{name: self.noting(name) for name in names})

    def noting(self, name):
        return lambda *args: self.append((name, *args))

    def __enter__(self):
        self.append(("acquire",))

    def __exit__(self, *_):
        self.append(("release",))


def test_a_clerk_sits_between_acquire_and_release():
    log = Log()

    two_desks.clerk("Ada", log, log.part("wait"), log.part("put"))

    assert [entry[0] for entry in log] == ["acquire", "put", "wait", "put", "release"]


def test_each_clerk_who_comes_sits_down_while_there_is_a_desk(monkeypatch, capsys):
    """The clerks come one by one; when they may rise, one rises and the next sits."""
    waiting = []

    class Clerk(SimpleNamespace):
        exitcode = 0

        def start(self):
            name, desks, _, book = self.args
            if desks.acquire(block=False):
                book.put((name, "sits"))
            waiting.append(self)

        def join(self):
            pass

    class Leave:
        def set(self):
            for number, clerk in enumerate(waiting):
                name, desks, _, book = clerk.args
                if number >= two_desks.DESKS:
                    desks.acquire(block=False)
                    book.put((name, "sits"))
                book.put((name, "rises"))
                desks.release()

    monkeypatch.setattr(two_desks, "Process", lambda **named: Clerk(**named))
    monkeypatch.setattr(two_desks, "Event", Leave)

    two_desks.main()

    printed = capsys.readouterr().out
    record = Path(two_desks.__file__).with_suffix(".out")
    assert printed == record.read_text("utf-8")


@pytest.mark.parametrize(
    ("notes", "most"),
    [("", 0), ("sr", 1), ("srsr", 1), ("ssrsrr", 2), ("sssrrr", 3)],
)
def test_the_most_at_once_is_read_from_the_order_of_the_notes(notes: str, most: int):
    words = {"s": "sits", "r": "rises"}

    assert two_desks.most_at_once([("", words[note]) for note in notes]) == most


@pytest.mark.control
def test_without_the_semaphore_a_third_finds_a_desk(method: str, tmp_path: Path):
    changes = {"    with desks:\n": "    if desks:\n"}

    run = run_variant(tmp_path, "synchronization/two_desks", changes, method)

    assert run.out.startswith("a third desk is free: True\n")


def test_who_has_looked_sits_down_whatever_has_happened_since():
    seated = multiprocessing.Value("i", 1)

    def other_sits_down():
        seated.value += 1

    look_then_sit.clerk(seated, SimpleNamespace(wait=other_sits_down))

    assert seated.value == look_then_sit.DESKS + 1


@pytest.mark.control
def test_the_number_alone_decides_how_many_sit_at_once(method: str, tmp_path: Path):
    changes = {"DESKS = 2\n": "DESKS = 3\n"}

    run = run_variant(tmp_path, "synchronization/two_desks", changes, method)

    assert "most at once: 3" in run.out


class Seated:
    """A shared number that insists on being held when it is changed."""

    def __init__(self):
        self.number, self.held = 1, False

    def get_lock(self):
        return self

    def __enter__(self):
        self.held = True

    def __exit__(self, *_):
        self.held = False

    @property
    def value(self):
        return self.number

    @value.setter
    def value(self, number):
        assert self.held
        self.number = number


def test_the_number_is_changed_only_while_it_is_held():
    """The lock is not what is missing."""
    seated = Seated()

    look_then_sit.clerk(seated, SimpleNamespace(wait=lambda: None))

    assert seated.number == look_then_sit.DESKS


def test_who_looks_when_both_desks_are_taken_does_not_sit_down():
    seated = multiprocessing.Value("i", look_then_sit.DESKS)

    look_then_sit.clerk(seated, SimpleNamespace(wait=lambda: None))

    assert seated.value == look_then_sit.DESKS


@pytest.mark.control
def test_with_a_semaphore_only_one_of_the_two_sits_down(method: str, tmp_path: Path):
    changes = {
        "    free = DESKS - seated.value\n": "    free = desks.acquire(block=False)\n",
        "def clerk(seated": "def clerk(desks, seated",
        "args=(seated": "args=(desks, seated",
        '    seated = Value("i", 1)\n': '    seated = Value("i", 1)\n'
        '    desks = __import__("multiprocessing").Semaphore(1)\n',
    }

    run = run_variant(tmp_path, "synchronization/look_then_sit", changes, method)

    assert run.out == "desks: 2\nclerks at them: 2\n"


def test_a_place_that_is_returned_by_its_holder_can_be_had_again():
    desks = multiprocessing.BoundedSemaphore(1)
    desks.acquire()

    assert released_too_often.give_back(desks) == "fine"
    assert desks.acquire(block=False)


@pytest.mark.skipif(sys.platform == "darwin", reason="the number can't be read")
def test_a_bounded_semaphore_does_not_pass_its_first_value():
    said = released_too_often.give_back(multiprocessing.BoundedSemaphore(2))

    assert said == "ValueError: semaphore or lock released too many times"


@pytest.mark.control
def test_a_clerk_who_got_nothing_and_returns_nothing_does_no_harm(method, tmp_path):
    changes = {"    finally:\n        desks.release()": "    finally:\n        pass"}

    run = run_variant(tmp_path, "synchronization/released_too_often", changes, method)

    assert run.out.count("yet a third can be had: False") == 2


class Tray:
    """One of the two numbers, which lets the other side work when it is asked."""

    def __init__(self, number, other_side):
        self.number, self.other_side = number, other_side

    def acquire(self):
        self.other_side()
        assert self.number > 0, "would wait"
        self.number -= 1

    def release(self):
        self.number += 1


def test_the_writer_never_overwrites_a_letter_that_nobody_has_read():
    class Trays(dict):
        def __setitem__(self, tray, letter):
            assert tray not in self, f"letter {self.get(tray)} is lost"
            super().__setitem__(tray, letter)

    trays, read = Trays(), []

    def one_is_read():
        if len(trays) == two_trays.TRAYS:
            read.append(trays.pop(min(trays, key=trays.get)))
            filled.number -= 1
            free.release()

    free, filled = Tray(two_trays.TRAYS, one_is_read), Tray(0, None)
    two_trays.write(trays, free, filled)

    assert read + sorted(trays.values()) == LETTERS
    assert filled.number == len(trays)


def test_the_reader_never_reads_a_tray_before_it_is_filled():
    trays, letters = [0] * two_trays.TRAYS, iter(LETTERS)

    def one_is_written():
        letter = next(letters)
        free.number -= 1
        trays[letter % two_trays.TRAYS] = letter
        filled.release()

    free, filled = Tray(two_trays.TRAYS, None), Tray(0, one_is_written)

    assert two_trays.read(trays, free, filled) == LETTERS
    assert (free.number, filled.number) == (two_trays.TRAYS, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_the_place_of_a_killed_holder_is_lost_until_somebody_releases(method, tmp_path):
    run = run_program(program("synchronization/killed_with_a_place", method), tmp_path)

    assert run.out == "True False\nTrue True\n"


def test_the_trace_never_shows_more_than_two_at_the_desks(method: str):
    trace = observed("synchronization/two_desks", method).trace

    seated = spans(trace, "desks")
    assert sorted(holders(trace, "desks")) == sorted(two_desks.CLERKS)
    assert most_at_once(seated) == two_desks.DESKS
    assert order_of(trace, "gave-up", "desks") == ["main"]


def test_the_picture_shows_two_at_the_desks():
    trace = load("synchronization/two_desks")

    assert most_at_once(spans(trace, "desks")) == two_desks.DESKS
