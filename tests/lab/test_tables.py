"""What is kept of a schedule: nothing is lost, and no spreadsheet runs it."""

import csv
import io
import json
from fractions import Fraction

import pytest

from conf.extensions.shared.words import choose
from conf.laboratory.tables import as_cell, csv_of_many, csv_of_one, json_text
from conf.laboratory.words import WORDS
from examples.scheduling import FCFS, MLFQ, Job, RoundRobin, simulate

ENGLISH, CHINESE = choose(WORDS, "en"), choose(WORDS, "zh")
JOBS = [Job("A", 1, Fraction(4, 3), priority=-3), Job("作业", 0, 2)]


def blocks(text):
    return [
        list(csv.reader(io.StringIO(block)))
        for block in text.removeprefix("\ufeff").split("\n\n")
    ]


def test_the_csv_of_a_schedule_holds_its_jobs_its_slices_and_its_figures():
    jobs, slices, figures = blocks(csv_of_one(JOBS, simulate(JOBS, FCFS()), ENGLISH))

    assert jobs == [
        ["jobs"],
        ["job", "arrival", "burst", "I/O every", "I/O time", "priority"],
        ["A", "1", "1.3333333333333333", "0", "0", "-3"],
        ["作业", "0", "2", "0", "0", "0"],
    ]
    assert slices == [
        ["slices"],
        ["start", "end", "job", "level"],
        ["0", "2", "作业", ""],
        ["2", "3.3333333333333335", "A", ""],
    ]
    assert figures[0] == ["figures"]
    assert figures[2][:5] == ["A", "2", "3.3333333333333335", "1", "2.3333333333333335"]
    assert figures[-1][:4] == ["mean", "", "", "0.5"]


def test_a_level_stands_beside_its_slice():
    _, slices, _ = blocks(csv_of_one(JOBS, simulate(JOBS, MLFQ([1, 2])), ENGLISH))

    assert {row[3] for row in slices[2:]} == {"0", "1"}


def test_the_heads_are_in_the_readers_language_and_a_spreadsheet_sees_utf_8():
    text = csv_of_one(JOBS, simulate(JOBS, FCFS()), CHINESE)

    assert text.startswith("\ufeff作业\n作业,到达时间,服务时间,")


def test_the_csv_of_several_schedules_has_a_row_for_each():
    schedules = [(n, simulate(JOBS, RoundRobin(n))) for n in (1, 2)]

    jobs, figures = blocks(csv_of_many(JOBS, "quantum", schedules, ENGLISH))

    assert len(jobs) == 4
    assert [row[0] for row in figures[1:]] == ["quantum", "1", "2"]


@pytest.mark.parametrize("begin", "=+-@\t\r＝＋－＠")
def test_a_name_never_becomes_a_formula(begin):
    jobs = [Job(f"{begin}1+1", 0, 1)]
    for text in (
        csv_of_one(jobs, simulate(jobs, FCFS()), ENGLISH),
        csv_of_many(jobs, "policy", [("FCFS", simulate(jobs, FCFS()))], ENGLISH),
    ):
        rows = csv.reader(io.StringIO(text.replace("\r", "\t")))
        cells = [cell for row in rows for cell in row if "1+1" in cell]

        assert cells
        assert all(cell.startswith("'") for cell in cells)


@pytest.mark.parametrize("value", [-3, -0.5, "-3", "+2.5", "a-b", "", None])
def test_a_number_stays_a_number_and_a_harmless_name_as_it_is(value):
    assert as_cell(value) == value


def test_the_json_holds_jobs_slices_and_figures_exactly():
    whole = json.loads(json_text(JOBS, simulate(JOBS, FCFS())))

    assert whole["jobs"]["A"]["burst"] == "4/3"
    assert whole["jobs"]["A"]["priority"] == -3
    assert whole["jobs"]["A"]["finish"] == "10/3"
    assert whole["slices"][-1] == {"start": 2, "end": "10/3", "job": "A"}
    assert whole["average"]["response"] == "1/2"
