"""What a Value shares, what is lost without its lock, and who waits for ever."""

import pickle
from multiprocessing import Array, RawValue, Value
from pathlib import Path
from types import SimpleNamespace

import pytest

from examples.ipc import half_a_transfer, votes_counted, votes_lost, weather_station
from tests.harness.variants import run_variant

PATIENT = {"PATIENCE = 1 ": "PATIENCE = 15 "}  # what is waited for does come
COUNTED = "        with votes.get_lock():\n            votes[ADA] += 1\n"


class NotingVotes(list[int]):
    """Votes that note what is done to them, and whether the lock is held."""

    def __init__(self) -> None:
        super().__init__([0, 0])
        self.log: list[str] = []

    def get_lock(self) -> "NotingVotes":
        return self

    def __enter__(self) -> None:
        self.log.append("locked")

    def __exit__(self, *error: object) -> None:
        self.log.append("released")

    def __getitem__(self, index):
        self.log.append("read")
        return super().__getitem__(index)

    def __setitem__(self, index, number):
        self.log.append("written")
        super().__setitem__(index, number)


def meeting(log: list[str]) -> SimpleNamespace:
    return SimpleNamespace(wait=lambda: log.append("met"))


def test_the_lock_is_held_from_reading_to_writing():
    votes = NotingVotes()

    votes_counted.booth(votes, meeting(votes.log))

    assert (
        votes.log
        == [*("met", "locked", "read", "written", "released")] * votes_counted.VOTES
    )


def test_the_losing_booths_meet_between_reading_and_writing():
    votes = NotingVotes()

    votes_lost.booth(votes, meeting(votes.log))

    assert votes.log == ["read", "met", "written"] * votes_lost.VOTES


@pytest.mark.control
def test_without_the_lock_around_both_half_the_votes_are_lost(method, tmp_path: Path):
    unlocked = {
        COUNTED: "        seen = votes[ADA]\n"
        "        both_here.wait()\n"
        "        votes[ADA] = seen + 1\n"
    }

    run = run_variant(tmp_path, "ipc/votes_counted", unlocked, method)

    assert run.out.splitlines()[1] == "votes in the array: 100"


@pytest.mark.control
def test_a_copy_instead_of_shared_memory_stays_as_it_was(method: str, tmp_path: Path):
    ordinary = {
        "from multiprocessing import Array, Process, Value\n": "from multiprocessing "
        "import Array, Process, Value\nfrom types import SimpleNamespace\n",
        'readings = Value("i", 0)': "readings = SimpleNamespace(value=0)",
    }

    run = run_variant(tmp_path, "ipc/weather_station", ordinary, method)

    assert run.out.splitlines()[0] == "readings: 0"


def test_the_station_writes_in_place():
    readings, temperatures = Value("i", 0), Array("d", 4)
    wind = Value(weather_station.Wind, 0.0, 0)

    weather_station.station(readings, temperatures, wind)

    assert (readings.value, temperatures[2], wind.degrees) == (3, 14.25, 270)


@pytest.mark.control
def test_a_clerk_without_the_lock_lets_main_look_halfway(method: str, tmp_path: Path):
    unlocked = {
        "    with books.get_lock():\n        books.cash": "    if books:\n"
        "        books.cash",
        "        books.stock +=": "        books.get_obj().stock +=",
    }

    run = run_variant(tmp_path, "ipc/whole_transfer", unlocked, method)

    assert run.out.splitlines()[0] == "halfway - main can have the lock: True"


@pytest.mark.control
def test_a_raw_value_is_read_though_its_writer_is_dead(method: str, tmp_path: Path):
    raw = {
        "from multiprocessing import Pipe, Process, Value\n": "from multiprocessing "
        "import Pipe, Process, RawValue\n",
        'Value("i", 41)': 'RawValue("i", 41)',
        "with total.get_lock():": "if True:",
        "total.get_lock().acquire(timeout=0.1)": "None",
        "total.get_obj().value": "total.value",
    }

    run = run_variant(tmp_path, "ipc/reading_hangs", raw | PATIENT, method)

    assert "reader has read it: True" in run.out


@pytest.mark.control
def test_a_clerk_killed_outside_the_lock_stops_nobody(method: str, tmp_path: Path):
    earlier = {
        '        line.send("has the lock")\n        line.recv()': (
            '    line.send("out")\n    line.recv()'
        )
    }

    run = run_variant(tmp_path, "ipc/reading_hangs", earlier | PATIENT, method)

    assert "reader has read it: True" in run.out
    assert "main can have the lock: True" in run.out


def test_a_raw_value_has_no_lock():
    assert not hasattr(RawValue("i"), "get_lock")
    assert not hasattr(Value("i", lock=False), "get_lock")


@pytest.mark.parametrize("shared", [Value("i"), Array("i", 3)])
def test_it_reaches_a_child_by_inheritance_only(shared: object):
    with pytest.raises(RuntimeError, match=r"only be shared .* through inheritance"):
        pickle.dumps(shared)


@pytest.mark.control
def test_a_value_that_its_maker_forgets_is_given_to_the_next(method: str, tmp_path):
    forgotten = {
        "return child, mine, till": "return child, mine, None",
        '    print("main sees the same:", ada_s_till.value, bo_s_till.value)\n': "",
    }

    run = run_variant(tmp_path, "ipc/kept_by_its_maker", forgotten, method)

    assert run.out.splitlines() == ["Ada's till: 500", "Bo's till: 500"]


@pytest.mark.control
def test_a_value_that_its_maker_keeps_is_nobody_else_s(method: str, tmp_path: Path):
    kept = {
        "def clerk(": "KEPT = []\n\n\ndef clerk(",
        "    return child, mine  #": "    KEPT.append(till)\n    return child, mine  #",
    }

    run = run_variant(tmp_path, "ipc/given_out_twice", kept, method)

    assert run.out.splitlines() == ["Ada's till: 10", "Bo's till: 500"]


def test_between_its_two_writes_a_transfer_shows_a_wrong_sum():
    books, sums = half_a_transfer.Books(100, 100), []
    line = SimpleNamespace(
        send=lambda said: sums.append((said, books.cash + books.stock)),
        recv=lambda: None,
    )

    half_a_transfer.clerk(books, line)  # type: ignore[arg-type]

    assert sums == [("halfway", 190), ("done", 200)]
