"""What is measured is real: every way carries every message, whole and in order."""

import json
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

pytest.importorskip("fcntl")  # not on Windows

from benchmarks import _figures, ipc
from benchmarks._ipc import limits, pair, starts
from benchmarks._ipc.ways import FORK, WAYS, ways

LINUX = hasattr(pair.os, "sched_setaffinity")
HERE = [place for place in pair.PLACES if pair.possible(place)]
COUNT = 40  # messages: more than a ring of the largest has slots


def usable(name: str) -> str:
    if name == "ZeroMQ" and not find_spec("zmq"):
        pytest.skip("pyzmq comes with make bench")
    return name


def numbered(number: int, size: int) -> bytes:
    return bytes([number % 251]) * size


def send_numbered(ways, start, count):
    (way,) = ways
    send = way.sender()
    for number in range(count):
        send(numbered(number, way.size))
    return []


def receive_numbered(ways, start, count):
    """Say for each message which number it bears; -1 if it is torn."""
    (way,) = ways
    receiver = way.receiver()
    seen = []
    for _ in range(count):
        message = receiver.receive()
        if isinstance(message, int):  # the sum of both ends, where it is not copied
            seen.append(message // 2)
        else:
            whole = bytes(message)
            seen.append(whole[0] if set(whole) == {whole[0]} else -1)
            assert len(whole) == way.size
    return seen


@pytest.mark.timeout(60)
@pytest.mark.parametrize("size", ipc.SIZES)
@pytest.mark.parametrize("name", WAYS)
def test_every_message_arrives_whole_and_in_order(name, size, tmp_path: Path):
    way = WAYS[usable(name)](size, tmp_path)

    sides = send_numbered, receive_numbered
    try:
        said = pair.both(sides, [way], [], COUNT)
    finally:
        way.remove()

    assert said == [[], list(range(COUNT))]


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", WAYS)
def test_drained_to_the_last_message_and_no_further(name, tmp_path: Path):
    usable(name)

    assert pair.seconds(WAYS[name], 4096, HERE[0], COUNT) > 0


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", WAYS)
def test_each_round_trip_is_timed(name):
    times = pair.round_trips(WAYS[usable(name)], 64, HERE[0], 5)

    assert len(times) == 5
    assert min(times) > 0


@pytest.mark.skipif(not LINUX, reason="cores can't be chosen")
@pytest.mark.parametrize("place", HERE)
def test_a_process_is_on_its_core_and_ours_is_where_it_was(place):
    before = pair.os.sched_getaffinity(0)
    chosen = pair.cores(place)

    with pair.kept_on(chosen):
        inside = pair.os.sched_getaffinity(0)

    assert inside == set(chosen)
    assert pair.os.sched_getaffinity(0) == before


def test_who_says_nothing_is_waited_for_only_so_long(monkeypatch):
    monkeypatch.setattr(pair, "LIMIT", 0.2)
    line, _theirs = FORK.Pipe()

    with pytest.raises(TimeoutError, match=r"0\.2 seconds"):
        pair.answer(line)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", starts.STARTS)
def test_each_start_gives_a_sign(name):
    assert starts.times(starts.STARTS[name], 1) > 0


@pytest.mark.skipif(not shutil.which("cc"), reason="needs a compiler")
def test_the_c_program_compiles_without_a_warning(tmp_path: Path):
    command = ["cc", "-O2", "-Wall", "-Wextra", "-Werror", "-o", tmp_path / "limits"]

    limits.subprocess.run([*command, limits.SOURCE], check=True)


def test_what_is_not_installed_is_named(monkeypatch):
    monkeypatch.setattr(ipc, "PACKAGES", ("pytest", "no-such-package"))
    monkeypatch.setattr(ipc.sys, "argv", ["ipc"])

    with pytest.raises(SystemExit, match=r"^no-such-package not installed: make bench"):
        ipc.main()


def test_a_figure_is_the_median_beside_the_lowest_and_the_highest():
    assert _figures.spread([3, 1, 2000.4]) == {
        "median": 3,
        "lowest": 1,
        "highest": 2000,
    }
    assert _figures.rounded(0.0012345) == 0.00123
    assert _figures.rounded(123456) == 123000


def test_the_kept_figures_name_every_way_and_where_they_were_measured():
    data = json.loads(ipc.KEPT.read_text("utf-8"))

    for key in ("processor", "cores", "kernel", "python", "day", "load before"):
        assert key in data["machine"]
    for key, chart in data["charts"].items():
        names = [row["name"] for row in chart["rows"] if "limit" not in row]
        assert chart["repeats"] > 1
        size = int(key.split("-")[0]) if key[0].isdigit() else ipc.SMALL
        assert names == list(starts.STARTS if key == "start" else ways(size))
        for row in chart["rows"]:
            assert {chart["bar"], *chart["line"]} <= set(row)
