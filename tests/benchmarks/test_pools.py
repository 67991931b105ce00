"""What the pages say of five pools is what was measured, and what each answers."""

import copy
import json
import subprocess
import sys

import pytest

pytest.importorskip("fcntl")  # not on Windows

from benchmarks import pools
from benchmarks._pools import ask, libraries, speedup, start
from conf.pages import DOCS

DATA = json.loads(pools.KEPT.read_text("utf-8"))
HERE = [name for name in ask.LIBRARIES if ask.present(name)]
DIFFERENCES = {  # a row of the page's table: the question that it answers
    "A worker is killed": "a worker is killed",
    "A lambda or closure as task": "a lambda is the task",
    "A pool of the same kind in a task": "a pool in a task",
}


def present(opened):
    return ask.present(opened.replace(".", ",").replace(" ", ",").partition(",")[0])


def test_the_kept_figures_bear_what_the_pages_say():
    assert [*pools.doubts(DATA)] == []


@pytest.mark.parametrize(
    ("name", "speed"),
    [
        ("computing, 2 processes", 1.2),
        ("computing, 2 threads", 1.5),
        ("waiting, 2 threads", 1),
        ("tasks of 1 µs, 2 threads", 1.2),
    ],
)
def test_figures_of_a_busy_machine_are_not_kept(name, speed):
    data = copy.deepcopy(DATA)
    for each in data["charts"]["speed-up"]["rows"]:
        if each["name"] == name:
            each["speed-up"] = speed

    (doubt,) = pools.doubts(data)

    assert doubt.startswith(f"{name}: {speed} times the loop's speed, not ")


def test_an_answer_that_came_too_late_is_not_kept():
    data = copy.deepcopy(DATA)
    data["answers"]["mpire"]["a pool in a task"] = "waits for ever"

    (doubt,) = pools.doubts(data)

    assert doubt == "mpire: no answer in 20 s when a pool in a task"


def test_every_work_pool_and_call_is_kept_with_where_it_was_measured():
    charts = DATA["charts"]
    ways = {f"{work}, {way}" for work in speedup.WORKS for way in speedup.WAYS}

    assert {each["name"] for each in charts["speed-up"]["rows"]} == ways
    assert [each["name"] for each in charts["start"]["rows"]] == [*libraries.STARTS]
    assert [each["name"] for each in charts["task"]["rows"]] == [*libraries.CALLS]
    assert {"processor", "cores", "python", "day", "packages"} <= {*DATA["machine"]}
    assert DATA["machine"]["seconds"] < 360  # "a few minutes" on the page


@pytest.mark.parametrize(
    ("kind", "name", "figure", "doubt"),
    [
        ("speed-up", "tasks of 1 µs, 2 processes", 0.19, "processes (0.19) lose less"),
        ("task", "mpire, map", 50, "not twice as fast as mpire, map, chunk_size=1"),
        ("task", "loky, map", 1200, "matters for a task of 10 ms"),
    ],
)
def test_figures_that_the_pages_deny_are_not_kept(kind, name, figure, doubt):
    data = copy.deepcopy(DATA)
    for each in data["charts"][kind]["rows"]:
        if each["name"] == name:
            each["speed-up" if kind == "speed-up" else "fastest"] = figure

    (found,) = pools.doubts(data)

    assert doubt in found


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_names_the_versions_that_were_asked(language):
    page = (DOCS / language / "pools/which_pool.md").read_text("utf-8")

    for name, version in DATA["machine"]["packages"].items():
        assert f"{name} {'.'.join(version.split('.')[:2])}" in page


@pytest.mark.parametrize("question", ask.QUESTIONS)
@pytest.mark.parametrize("library", HERE)
def test_a_library_still_answers_as_it_did(library, question):
    assert ask.ask(library, question) == DATA["answers"][library][question]


def test_every_library_was_asked_every_question():
    assert [*DATA["answers"]] == [*ask.LIBRARIES]
    for answers in DATA["answers"].values():
        assert [*answers] == [*ask.QUESTIONS]
        assert answers["a task raises ValueError"] == "ValueError"


def test_the_page_says_what_the_libraries_answered():
    page = (DOCS / "en/pools/which_pool.md").read_text("utf-8")
    lines = [line.strip("| ").split(" | ") for line in page.splitlines()]
    table = {cells[0]: cells[1:] for cells in lines if len(cells) == 6}
    answers = DATA["answers"]

    for said, question in DIFFERENCES.items():
        for library, cell in zip(ask.LIBRARIES, table[said], strict=False):
            answer = answers[library][question]
            if (library, question) == ("mpire", "a lambda is the task"):
                assert cell == "under fork only"
                assert answer == "can't be pickled"
            else:
                assert answer in cell, (library, question)
    assert answers["mpire, fork"]["a lambda is the task"] == "works"
    assert answers["mpire, daemon=False"]["a pool in a task"] == "works"


@pytest.mark.parametrize("call", [*filter(present, libraries.CALLS)])
def test_each_call_gives_the_results_in_order(call):
    program = (
        "from benchmarks._pools.libraries import CALLS, square\n"
        f"with CALLS[{call!r}]() as mapped:\n"
        "    assert list(mapped(square, range(20))) == [n * n for n in range(20)]\n"
    )

    command = [sys.executable, "-c", program]
    subprocess.run(command, cwd=pools.ROOT, check=True, timeout=100)


def test_a_start_and_its_import_are_timed(monkeypatch, capsys):
    monkeypatch.setattr(start.sys, "argv", ["start", "executor, spawn"])

    start.main()

    imported, answered = map(float, capsys.readouterr().out.split())
    assert imported >= 0
    assert answered > 0


def test_each_way_of_each_work_is_timed_in_every_turn():
    for work in speedup.WORKS:
        found = speedup.turns(work, 2)

        assert {*found} == {"loop", *speedup.WAYS}
        assert all(len(times) == 2 and min(times) > 0 for times in found.values())


def test_what_is_not_installed_is_named(monkeypatch):
    monkeypatch.setattr(pools, "PACKAGES", ("pytest", "no-such-package"))
    monkeypatch.setattr(pools.sys, "argv", ["pools"])

    with pytest.raises(SystemExit, match=r"^no-such-package not installed: make bench"):
        pools.main()
