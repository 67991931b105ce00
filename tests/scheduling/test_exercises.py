"""Every figure in the tables of the answers, on both pages, is what the engine says."""

import re
from pathlib import Path

import pytest

from conf.extensions.schedule.source import jobs_of, number_of, policy_of
from conf.laboratory.numbers import format_short
from examples.scheduling import Job, Schedule, simulate

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {
    language: (DOCS / language / "scheduling" / "exercises.md").read_text("utf-8")
    for language in ("en", "zh")
}
SECTION = re.compile(r"^\(scheduling-exercises-([\w-]+)\)=\n## \d+\. ", re.MULTILINE)
TABLE = re.compile(r"(?:^\|.*\|\n)+", re.MULTILINE)
CHART = re.compile(r"```\{schedule\} (.*)\n((?::.*\n)*)((?:[^`\n]+\n)+)```")
FIGURES = {
    "mean wait": lambda one: one.average.wait,
    "mean response": lambda one: one.average.response,
    "mean turnaround": lambda one: one.average.turnaround,
    "mean normalised turnaround": lambda one: one.average.normalised_turnaround,
    "utilisation": lambda one: one.utilisation,
    "switches": lambda one: one.switches,
    "end": lambda one: one.makespan,
    "A done at": lambda one: one.jobs["A"].finish,
}


def sections(language: str) -> dict[str, str]:
    """Return the exercises of a page by the end of their label."""
    parts = SECTION.split(PAGES[language])[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def cells(table: str) -> list[list[str]]:
    """Return the rows of a table, without the line below its head."""
    rows = [line.strip("|").split("|") for line in table.splitlines()]
    return [[cell.strip() for cell in row] for row in [rows[0], *rows[2:]]]


def solved(section: str) -> tuple[list[Job], dict[str, Schedule]]:
    """Return the jobs of the chart in an answer, and what each policy makes of them."""
    policies, options, body = CHART.search(section).groups()
    jobs = jobs_of(body.splitlines())
    cost = re.search(r":context-switch: (\S+)", options)
    switch = number_of(cost[1]) if cost else 0
    return jobs, {
        text: simulate(jobs, policy_of(text), switch) for text in policies.split(" | ")
    }


EXERCISES = sections("en")


def test_there_are_ten_exercises_at_least():
    assert len(EXERCISES) >= 10
    assert list(sections("zh")) == list(EXERCISES)


@pytest.mark.parametrize("language", PAGES)
@pytest.mark.parametrize("name", EXERCISES)
def test_the_chart_is_of_the_jobs_in_the_question(name, language):
    section = sections(language)[name]
    question, _ = TABLE.findall(section)

    jobs, _ = solved(section)

    heads, *rows = cells(question)
    asked = [
        Job(
            row[0], **{h: number_of(c) for h, c in zip(heads[1:], row[1:], strict=True)}
        )
        for row in rows
    ]
    assert jobs == asked


@pytest.mark.parametrize("name", EXERCISES)
def test_the_figures_are_right(name):
    _, answer = TABLE.findall(EXERCISES[name])
    _, schedules = solved(EXERCISES[name])

    (_, *heads), *rows = cells(answer)
    given = {policy.strip("`"): figures for policy, *figures in rows}
    assert given == {
        policy: [format_short(FIGURES[head](schedule)) for head in heads]
        for policy, schedule in schedules.items()
    }


@pytest.mark.parametrize("name", EXERCISES)
def test_both_pages_give_the_same_figures(name):
    tables = [TABLE.findall(sections(language)[name])[1] for language in PAGES]

    english, chinese = (cells(table)[1:] for table in tables)
    assert english == chinese
