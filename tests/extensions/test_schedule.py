"""The schedule directive: what it draws and counts, and its complaints."""

import csv
import io
import json
from urllib.parse import unquote

import pytest

JOBS = """\
name arrival burst
Ada  0       24
Bo   0       3
Cy   0       3
"""


def show(docset, policy, *options, jobs=JOBS, **config):
    lines = "".join(f"{option}\n" for option in options)
    docset.write("index.md", f"# Page\n\n```{{schedule}} {policy}\n{lines}{jobs}```\n")
    docset.build("schedule", **config)
    return docset.page()


def cells(table):
    return [[cell.get_text() for cell in row(["th", "td"])] for row in table("tr")]


def test_it_draws_the_cpu_and_a_lane_for_each_job(docset):
    page = show(docset, "RoundRobin(quantum=4)")

    names = [name.get_text() for name in page.select("svg text.name")]
    titles = [title.get_text() for title in page.select("svg title")]
    assert docset.log == ""
    assert names == ["CPU", "Ada", "Bo", "Cy"]
    assert "Bo runs, 4 to 7" in titles
    assert "Cy is ready, 0 to 7" in titles


def test_a_feedback_queue_has_a_lane_for_each_level_that_is_used(docset):
    page = show(docset, "MLFQ(quanta=[2, 4, 8])")

    names = [name.get_text() for name in page.select("svg text.name")]
    assert names[:3] == ["level 0", "level 1", "level 2"]


def test_the_figures_are_those_of_the_textbook(docset):
    table = show(docset, "RoundRobin(quantum=4)").table

    assert cells(table)[-1] == ["mean", "", "", "", "", "3.67", "15.67", "5.67", "2.31"]


def test_several_policies_are_compared_in_one_picture_and_one_table(docset):
    page = show(docset, "FCFS() | SJF()")

    names = [name.get_text() for name in page.select("svg text.name")]
    rows = cells(page.table)
    assert names == ["FCFS", "SJF"]
    assert [row[:4] for row in rows[1:]] == [
        ["FCFS", "17", "27", "17"],
        ["SJF", "3", "13", "3"],
    ]


def test_policies_of_one_kind_are_told_apart_by_what_differs(docset):
    rules = "OSTEP", "STALLINGS"
    policies = [f"RoundRobin(4, ties=Ties.{rule})" for rule in rules]

    page = show(docset, " | ".join(policies))

    notes = [note.get_text() for note in page.select("svg text.note")]
    assert notes == ["ties: OSTEP", "ties: Stallings"]
    assert list(files(page))[::2] == ["roundrobin-1.csv", "roundrobin-2.csv"]


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        (
            "en",
            [
                "Schedule under Round robin (quantum 4)",
                "Schedule under Priority (preemptive) "
                "and MLFQ (quanta 2 4, boost every 9)",
            ],
        ),
        (
            "zh_CN",
            [
                "时间片轮转（时间片 4）的调度结果",
                "优先级调度（抢占式）"
                "与多级反馈队列（时间片 2、4，每隔 9 提升）的调度结果",
            ],
        ),
    ],
)
def test_captions_are_words_and_not_python(docset, language, titles):
    one = show(docset, "RoundRobin(quantum=4)", language=language)
    two = show(
        docset,
        "Priority(preemptive=True) | MLFQ([2, 4], boost=9)",
        ":events:",
        language=language,
    )

    assert [page.caption.get_text() for page in (one, two)] == titles
    assert [page.svg["aria-label"] for page in (one, two)] == titles
    seen = f"{one.get_text()} {two.get_text()}"
    assert "=" not in seen
    assert "()" not in seen


@pytest.mark.parametrize(
    ("policies", "title"),
    [
        ("SRTF()", "SRTF 的调度结果"),
        ("HRRN()", "高响应比优先的调度结果"),
        ("SJF() | HRRN()", "SJF 与高响应比优先的调度结果"),
        ("HRRN() | SJF()", "高响应比优先与 SJF 的调度结果"),
        ("FCFS() | HRRN() | SJF()", "FCFS、高响应比优先与 SJF 的调度结果"),
        ("Priority()", "优先级调度（非抢占式）的调度结果"),
    ],
)
def test_in_a_chinese_caption_only_latin_words_are_spaced(docset, policies, title):
    page = show(docset, policies, language="zh_CN")

    assert page.caption.get_text() == title


def test_the_line_of_the_textbooks_stands_below_each_chart(docset):
    one = show(docset, "RoundRobin(quantum=4)")
    two = show(docset, "FCFS() | SJF()")

    assert [line.get_text() for line in one.select(".gantt pre")] == [
        "0 Ada 4 Bo 7 Cy 10 Ada 30"
    ]
    assert [line.get_text() for line in two.select(".gantt")] == [
        "FCFS0 Ada 24 Bo 27 Cy 30",
        "SJF0 Bo 3 Cy 6 Ada 30",
    ]


def test_a_legend_names_the_jobs_and_no_two_of_them_look_alike(docset):
    names = [f"J{number}" for number in range(20)]
    jobs = "name arrival burst\n" + "".join(f"{name} 0 1\n" for name in names)

    page = show(docset, "FCFS() | SJF()", jobs=jobs)

    assert [word.get_text() for word in page.select("svg text.word")] == names
    samples = page.select("svg rect:not(:has(title))")
    assert len({tuple(sample["class"]) for sample in samples}) == len(names)


def test_a_context_switch_is_paid_for(docset):
    table = show(docset, "FCFS()", ":context-switch: 1/2").table

    assert [row[4] for row in cells(table)[1:4]] == ["24", "27.5", "31"]


def test_the_first_dispatch_is_charged_where_the_page_says_so(docset):
    table = show(docset, "FCFS()", ":context-switch: 1", ":charge-first:").table

    assert [row[4] for row in cells(table)[1:4]] == ["25", "29", "33"]


def test_the_levels_of_a_multilevel_queue_are_policies_in_a_list(docset):
    jobs = "name arrival burst priority\nAda 0 4 0\nBo 0 3 0\nCy 0 3 1\n"

    page = show(docset, "MLQ([RoundRobin(2), SJF()])", jobs=jobs)

    assert page.caption.get_text() == (
        "Schedule under Multilevel queue (levels RR 2 > SJF)"
    )
    assert page.select_one(".gantt pre").get_text() == "0 Ada 2 Bo 4 Ada 6 Bo 7 Cy 10"


def test_events_are_listed_with_their_reasons(docset):
    page = show(docset, "RoundRobin(4)", ":events:")

    rows = cells(page.select_one("details table"))
    assert ["4", "Ada", "ready", "expired, to the tail of the queue"] in rows


def test_the_same_in_chinese(docset):
    page = show(docset, "MLFQ([2, 4])", ":events:", language="zh_CN")

    assert cells(page.table)[-1][0] == "平均"
    assert "第 0 级" in page.svg.get_text()
    rows = cells(page.select_one("details table"))
    assert ["2", "Ada", "就绪", "时间片用完，到第 1 级"] in rows


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Open in the laboratory"), ("zh_CN", "在实验室中打开")],
)
def test_each_chart_opens_in_the_laboratory(docset, language, words):
    docset.write("scheduling/lab.md", "# Laboratory\n")

    page = show(docset, "RoundRobin(3)", ":context-switch: 1/2", language=language)

    [link] = page.select(".schedule-files a:not([download])")
    assert link.get_text() == words
    assert link["href"] == (
        "scheduling/lab.html#lab=2&policy=RoundRobin&jobs=3&quantum=3"
        "&context_switch=0.5&job=Ada,0,24&job=Bo,0,3&job=Cy,0,3&end"
    )


def test_where_there_is_no_laboratory_no_link_goes_there(docset):
    page = show(docset, "FCFS()")

    assert page.select(".schedule-files a:not([download])") == []


def files(page):
    return {
        link["download"]: unquote(link["href"].partition(",")[2])
        for link in page.select(".schedule-files a[download]")
    }


def test_the_files_to_keep_hold_the_schedule(docset):
    kept = files(show(docset, "FCFS()"))

    rows = list(csv.reader(io.StringIO(kept["fcfs.csv"])))
    assert ["Ada", "0", "24", "0", "0", "0"] in rows
    assert ["0", "24", "Ada", ""] in rows
    assert ["mean", "", "", "17", "27", "17"] in [row[:6] for row in rows]
    whole = json.loads(kept["fcfs.json"])
    assert whole["slices"][1] == {"start": 24, "end": 27, "job": "Bo"}
    assert whole["average"]["wait"] == 17
    assert whole["jobs"]["Cy"]["burst"] == 3
    assert whole["jobs"]["Cy"]["normalised_turnaround"] == 10


def test_a_fraction_stays_exact_in_the_file(docset):
    kept = files(show(docset, "RoundRobin(4)"))

    assert json.loads(kept["roundrobin.json"])["average"]["wait"] == "17/3"


@pytest.mark.parametrize(
    ("policy", "jobs", "says"),
    [
        ("FIFO()", JOBS, "no policy 'FIFO': there are"),
        ("RoundRobin", JOBS, "'RoundRobin' is no policy, such as FCFS()"),
        ("RoundRobin(", JOBS, "is no policy, such as FCFS()"),
        ("RoundRobin(0)", JOBS, "quantum is 0: it must be more than 0"),
        ("RoundRobin(slice=4)", JOBS, "unexpected keyword argument 'slice'"),
        ("RoundRobin(4, ties=Ties.MINE)", JOBS, "no Ties.MINE: there are Ties.OSTEP"),
        ("MLQ([Priority()])", JOBS, "policies[0] is Priority("),
        ("MLQ([FIFO()])", JOBS, "no policy 'FIFO': there are"),
        ("MLQ([FCFS(), 3])", JOBS, "'3' is no policy, such as FCFS()"),
        ("RoundRobin(open('x'))", JOBS, "\"open('x')\" is no value"),
        ("FCFS()", "", "give a line of columns"),
        ("FCFS()", "name burst\nAda 3\n", "the table has no column 'arrival'"),
        ("FCFS()", "name arrival size\nA 0 3\n", "no column 'size': there are name"),
        ("FCFS()", "name arrival burst\nA 0\n", "the row 'A 0' has 2 cells, not 3"),
        ("FCFS()", "name arrival burst\nA 0 x\n", "'x' is no number"),
        ("FCFS()", "name arrival burst\nA 0 0\n", "job 'A': burst is 0: it must be"),
        ("FCFS()", f"{JOBS}Bo 1 1\n", "two jobs have the name 'Bo'"),
    ],
)
def test_it_complains_at_its_line(docset, policy, jobs, says):
    show(docset, policy, jobs=jobs)

    assert "index.md:3:" in docset.log
    assert says in docset.log


def test_a_bad_option_is_an_error_at_its_line(docset):
    show(docset, "FCFS()", ":context-switch: some")

    assert "index.md:4:" in docset.log
    assert "context-switch" in docset.log
