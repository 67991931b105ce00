"""The timeline directive: what it draws, in which words, and its complaints."""

import re

import pytest

from conf.extensions.timeline.words import TRACE as WORDS_OF_A_TRACE
from examples._trace.words import WORDS

TRACE = """\
system    Linux x86_64
python    3.11.7
method    fork
day       2026-11-23
source    0123456789abcdef
lane 0     main  -
lane 1     Process-1  clerk('Ada', …)
thing      ledger  Lock
thing      notes  Queue

        0  0    start    1
     1000  1    begin
     1100  1    ask      ledger
     2100  1    got      ledger
     4000  1    flow     notes  1
     5000  1    release  ledger
     6000  1    end      0
     6100  0    get      notes
     6200  0    got      notes  1
    10000  0    end      0
"""


@pytest.fixture
def ledger(docset):
    docset.write("locks/ledger.py", '"""Keep a ledger."""\n')
    docset.write("locks/ledger.trace", TRACE)
    docset.write("locks/later.py", '"""Keep one later."""\n')
    docset.write("locks/empty.py", '"""Keep none."""\n')
    docset.write("locks/empty.trace", "")
    return docset


def show(docset, *options, name="locks/ledger", times=1, **config):
    lines = "\n".join(options)
    block = f"```{{timeline}} {name}\n{lines}\n```\n"
    docset.write("index.md", "# Page\n\n" + "\n".join([block] * times))
    return docset.build("example", "timeline", **config)


def titles(docset):
    return [title.get_text() for title in docset.page().select(".timeline svg title")]


def test_it_draws_lanes_spans_and_messages(ledger):
    show(ledger)

    assert ledger.log == ""
    names = [name.get_text() for name in ledger.page().select("svg text.name")]
    assert names == ["main", "Process-1"]
    assert "Process-1: holds ledger, 2.10 to 5.00 ms (2.90 ms)" in titles(ledger)
    assert any("Process-1 to main through notes" in title for title in titles(ledger))


def test_it_speaks_the_language_of_the_page(ledger):
    show(ledger, language="zh_CN")

    page = ledger.page()
    assert "Process-1：持有 ledger，2.10 至 5.00 ms（2.90 ms）" in titles(ledger)
    assert page.select_one("svg text.name").get_text() == "主进程"
    text = page.select_one(".timeline").get_text()
    english = re.findall(r"\b(waits?|holds?|from|ends|starting|message)\b", text)
    assert english == []
    assert "消息：" in text
    assert "消息:" not in text
    assert set(WORDS_OF_A_TRACE) == set(WORDS)
    for key, (english, chinese) in WORDS_OF_A_TRACE.items():
        fields = sorted(re.findall(r"\{.*?\}", chinese))
        assert fields == sorted(re.findall(r"\{.*?\}", english)), key


def test_the_caption_says_when_and_on_what_it_was_recorded(ledger):
    show(ledger)

    caption = ledger.page().select_one(".timeline-caption").get_text()
    assert caption == "Drawn from a run on Linux, Python 3.11.7, fork, on 2026-11-23."


def test_the_same_facts_stand_in_a_table(ledger):
    show(ledger)

    details = ledger.page().select_one("details")
    rows = [
        [cell.get_text() for cell in row.select("td")]
        for row in details.select("tbody tr")
    ]
    assert ["2.10", "5.00", "Process-1", "holds ledger"] in rows
    assert [
        "4.00",
        "6.20",
        "Process-1",
        "message: Process-1 to main through notes",
    ] in rows
    assert len(details.select("th[scope=col]")) == 4


def test_the_keyboard_reaches_it_in_one_stop_and_a_reader_is_told(ledger):
    show(ledger)

    page = ledger.page()
    assert len(page.select(".timeline svg [tabindex]")) == 0
    [box] = page.select(".timeline-box[data-label]")
    assert "arrow keys" in box["data-label"]
    assert box.svg["aria-label"] == "Timeline of locks/ledger, recorded under fork"
    assert page.select_one(".timeline-readout[aria-live=polite]")
    assert page.select_one("script[src*='timeline.js']")


def test_two_on_one_page_share_no_id(ledger):
    show(ledger, times=2)

    ids = [element["id"] for element in ledger.page().select("[id]")]
    assert len(ledger.page().select("svg")) == 2
    assert len(ids) == len(set(ids))


def test_methods_are_tabs_under_one_scale(ledger):
    longer = TRACE.replace("fork", "spawn").replace("    10000  0", "   100000  0")
    ledger.write("locks/ledger.spawn.trace", longer)
    show(ledger, ":method: fork, spawn")

    page = ledger.page()
    labels = [label.get_text(strip=True) for label in page.select("label")]
    assert labels == ["fork", "spawn"]
    scales = [
        [time.get_text() for time in svg.select("text.time")]
        for svg in page.select("svg")
    ]
    assert scales[0] == scales[1]
    assert scales[0][-1] == "100"


def test_one_method_needs_no_tab(ledger):
    ledger.write("locks/ledger.spawn.trace", TRACE.replace("fork", "spawn"))
    show(ledger, ":method: spawn")

    assert not ledger.page().select("label")
    assert "spawn" in ledger.page().select_one(".timeline-caption").get_text()


@pytest.mark.parametrize(
    ("name", "options", "complaint"),
    [
        ("locks/leger", (), "no example 'locks/leger': there are locks/ledger"),
        ("locks/later", (), "no trace later.trace of 'locks/later': there are "),
        ("locks/later", (), "ledger.trace, empty.trace"),
        ("locks/ledger", (":method: spawn",), "no trace ledger.spawn.trace"),
        (
            "locks/ledger",
            (":method: spoon",),
            "no start method 'spoon': there are spawn",
        ),
        ("locks/ledger", (":method: ,",), "name one start method or several"),
        ("locks/empty", (), "nothing is recorded in it; make record fills it"),
    ],
)
def test_a_mistake_is_told_at_its_line_and_lists_what_exists(
    ledger, name, options, complaint
):
    show(ledger, *options, name=name)

    assert complaint in ledger.log
    assert re.search(r"index\.md:[34]: (ERROR|WARNING): ", ledger.log)


def test_a_page_is_built_again_when_its_trace_changes_or_comes(ledger):
    show(ledger)
    assert ledger.build("example", "timeline") == []

    ledger.write("locks/ledger.trace", TRACE.replace("10000", "20000"))
    assert ledger.build("example", "timeline") == ["index"]

    show(ledger, name="locks/later")
    ledger.write("locks/later.trace", TRACE)
    assert ledger.build("example", "timeline") == ["index"]
    assert ledger.log == ""


def test_what_it_says_is_not_searched(ledger):
    ledger.write("index.md", "# Page\n\n```{timeline} locks/ledger\n```\n")
    ledger.build("example", "timeline", "search")

    index = ledger.out / "html" / "_static" / "search" / "index.js"
    assert '"passages":[[0,"","Page","",""]]' in index.read_text("utf-8")
