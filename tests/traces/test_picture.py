"""What is drawn of a trace, and what is asked of it, is what happened."""

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from examples._trace import analysis, drawing, standalone, words
from examples._trace.analysis import Hold
from examples._trace.drawing import Arrow, Lane, Span
from examples._trace.file import TraceError, format_trace, parse_trace
from examples._trace.model import Lane as TraceLane
from examples._trace.model import Trace
from examples._trace.picture import Artist
from tests.harness import traces

HEAD = """\
system    Linux x86_64
python    3.11.7
method    fork
day       2026-11-23
source    0123456789abcdef
lane 0     main  -
lane 1     Process-1  clerk('Ada', …)
lane 2     Process-2  clerk('<Bo>')  daemon
thing      ledger  Lock
thing      twice  RLock
thing      desks  Semaphore
thing      gate  Condition  ledger
thing      notes  Queue

"""
PROGRAM = """\
        0  0    start    1
     1000  1    begin
     1100  1    ask      ledger
     1100  1    got      ledger
     2000  0    start    2
     2500  0    join     1
     3000  2    begin
     3100  2    ask      ledger
     4000  1    put      notes
     4000  1+1  flow     notes  1
     5000  1    release  ledger
     5100  2    got      ledger
     6000  1    end      0
     6000  0    joined   1
     6100  0    get      notes
     6200  0    got      notes  1
     7000  0    signal   2  SIGKILL
     7000  2    end      -9
     8000  0    end      0
"""


def made(events: str) -> Trace:
    return parse_trace(HEAD + events)


def test_a_file_holds_all_of_a_trace() -> None:
    seen = made(PROGRAM)

    assert parse_trace(format_trace(seen)) == seen
    assert format_trace(seen) == HEAD + PROGRAM
    assert seen.lanes[2] == TraceLane("Process-2", "clerk('<Bo>')", daemon=True)


@pytest.mark.parametrize("text", ["", "what", HEAD, HEAD + "0 0\n", HEAD + "x  y  z\n"])
def test_another_file_is_no_trace(text: str) -> None:
    with pytest.raises(TraceError):
        parse_trace(text)


def test_who_holds_a_lock_and_who_dies_with_it() -> None:
    assert analysis.find_holds(made(PROGRAM)) == [
        Hold(1, "ledger", 1100, 5000),
        Hold(2, "ledger", 5100, 7000, kept=True),
    ]


@pytest.mark.parametrize(
    ("events", "held"),
    [
        (
            "0 1 got twice;1 1 got twice;2 1 release twice;3 1 release twice",
            [(1, 0, 3)],
        ),
        ("0 1 got desks;1 2 got desks;2 2 release desks", [(1, 0, 9), (2, 1, 2)]),
        ("0 1 got desks;1 1 got desks;2 1 release desks", [(1, 0, 9), (1, 1, 2)]),
        ("0 1 release desks;1 2 got desks", [(2, 1, 9)]),
        ("0 1 got ledger;5 2 release ledger;6 2 got ledger", [(1, 0, 5), (2, 6, 9)]),
        ("0 1 got ledger;2 1 wait gate;7 1 woke gate", [(1, 0, 2), (1, 7, 9)]),
        ("0 1 got ledger;2 1 wait gate;7 1 gave-up gate", [(1, 0, 2), (1, 7, 9)]),
        ("0 1 got notes 1", []),
    ],
)
def test_each_kind_of_lock_is_held_in_its_own_way(
    events: str, held: list[tuple[int, int, int]]
) -> None:
    lines = [line.replace(" ", "  ") for line in events.split(";")]

    seen = made("\n".join([*lines, "9  1  end  0", "9  2  end  0"]))

    assert [
        (hold.lane, hold.start, hold.end) for hold in analysis.find_holds(seen)
    ] == held


def test_waits_begin_end_and_may_be_for_ever() -> None:
    lines = PROGRAM.replace("5100  2    got ", "5100  2    gave-up ")

    waits = {(w.lane, w.why): w for w in analysis.find_waits(made(lines))}

    assert waits[2, "lock"].outcome == "gave-up"
    assert waits[0, "process"][4:6] == (2500, 6000)
    dead = analysis.find_waits(
        made(PROGRAM.replace("     5100  2    got      ledger\n", ""))
    )
    assert [(w.end, w.outcome) for w in dead if w.lane == 2] == [(7000, "")]


def test_the_bars_of_a_lane_leave_no_gap_and_do_not_overlap() -> None:
    for number in range(3):
        bars = [
            span
            for span in Artist(made(PROGRAM), words.WORDS).make_picture().spans
            if span.lane == number and span.row == 0 and span.start < span.end
        ]
        assert all(one.end == other.start for one, other in pairwise(bars))


def test_a_message_is_an_arrow_from_its_sender_to_its_receiver() -> None:
    arrows = Artist(made(PROGRAM), words.WORDS).make_picture().arrows

    [message] = [arrow for arrow in arrows if arrow.kind == "message"]
    assert (message.lane, message.start, message.to, message.end) == (1, 4.0, 0, 6.2)
    assert "Process-1 to main through notes" in message.title


def test_the_table_says_what_the_drawing_shows() -> None:
    rows = [
        " ".join(row) for row in Artist(made(PROGRAM), words.WORDS).make_picture().rows
    ]

    assert "3.10 5.10 Process-2 waits for ledger" in rows
    assert "5.10 7.00 Process-2 still holds ledger when it ends" in rows
    assert "7.00 7.00 main sends SIGKILL to Process-2" in rows
    assert "7.00 7.00 Process-2 ends with exit code -9" in rows
    assert rows == sorted(rows, key=lambda row: float(row.split()[0]))


def test_many_short_spans_become_one() -> None:
    turns = "".join(
        f"{5000 + 2 * n}  1  got  ledger\n{5001 + 2 * n}  1  release  ledger\n"
        for n in range(400)
    )
    seen = made(f"0  0  start  1\n10  1  begin\n{turns}500000  1  end  0\n")

    held = [
        s for s in Artist(seen, words.WORDS).make_picture().spans if s.kind == "holding"
    ]

    assert len(held) == 1
    assert "400 × holds ledger" in held[0].title


def test_the_drawing_is_well_formed_and_has_no_ids() -> None:
    root = ET.fromstring(standalone.draw_trace(made(PROGRAM), "<a> & b"))

    assert root.get("aria-label") == "<a> & b"
    titles = [title.text for title in root.iter("{http://www.w3.org/2000/svg}title")]
    assert "Process-1: holds ledger, 1.10 to 5.00 ms (3.90 ms)" in titles
    assert not [element for element in root.iter() if element.get("id")]


def test_a_schedule_is_drawn_as_well() -> None:
    svg = drawing.draw_svg(
        [Lane("job A"), Lane("job B")],
        [Span(0, "run", 0, 3, "A runs"), Span(1, "run", 3, 8, "B runs", "B")],
        [Arrow(0, 3, 1, 3, "message", "hands over")],
        unit="ticks",
        title="first come, first served",
        words={"run": "runs", "wait": "waits"},
    )

    assert svg.count('class="k-run"') == 3  # two spans, and the legend
    assert ">runs<" in svg
    assert ">waits<" not in svg
    assert ">0 ticks<" in svg


@pytest.mark.parametrize("end", [1e-20, 0.003, 0.7, 1, 8, 30, 999, 1e12, 2e22])
def test_a_scale_has_few_round_steps(end: float) -> None:
    step = drawing.choose_step(end)

    assert 3 <= end / step <= 8
    assert f"{step:e}"[0] in "125"


def test_predicates_for_the_rules_of_examples() -> None:
    seen = made(PROGRAM)
    spans = traces.spans(seen, "ledger")

    assert traces.holders(seen, "ledger") == ["Process-1", "Process-2"]
    assert traces.overlaps(spans) == []
    assert traces.most_at_once(spans) == 1
    assert traces.order_of(seen, "start") == ["Process-1", "Process-2"]
    assert traces.order_of(seen, "got", "ledger") == ["Process-1", "Process-2"]
    assert traces.order_of(seen, "end") == ["Process-1", "Process-2", "main"]
    late = spans[0]._replace(end=5200)
    assert traces.overlaps([late, spans[1]])
    assert traces.most_at_once([late, spans[1]]) == 2
    longer = Hold(0, "ledger", 0, 9000)
    assert len(traces.overlaps([longer, *spans])) == 2


def test_every_word_is_used_by_a_key_that_exists() -> None:
    assert {*standalone.KINDS} <= {*words.WORDS}


@pytest.mark.parametrize(
    ("kind", "why"), [("Queue", "room"), ("Pipe", "write"), ("SimpleQueue", "write")]
)
def test_only_what_has_a_bound_is_waited_for_to_have_room(kind: str, why: str) -> None:
    events = "        0  0    put      notes\n     5000  0    placed   notes\n"
    trace = parse_trace(HEAD.replace("notes  Queue", f"notes  {kind}") + events)

    [wait] = analysis.find_waits(trace)

    assert wait.why == why
