"""Make a drawing's lanes, spans and arrows of a trace."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from .analysis import (
    Task,
    Wait,
    find_holds,
    find_lifetimes,
    find_messages,
    find_tasks,
    find_waits,
)
from .drawing import Arrow, Lane, Span
from .model import Event, Trace

SHORT = 1 / 1500  # of the whole: a wait that nobody would see
CLOSE = 1 / 500  # of the whole: spans that would be one line
FULL = 5000  # microseconds: a shorter put found room
MARKS = ("release", "broken", "notify", "set", "clear", "done", "abort", "reset")
WORKER = re.compile(r"^(Fork|ForkServer|Spawn)(?=PoolWorker-|Process-)")
UNITS = (("s", 1_000_000), ("ms", 1000), ("µs", 1))


class Picture(NamedTuple):
    """What a trace looks like, in one unit of time."""

    lanes: list[Lane]
    spans: list[Span]
    arrows: list[Arrow]
    rows: list["Row"]
    unit: str
    end: float


class Piece(NamedTuple):
    """A span or a mark before it is drawn, in microseconds."""

    lane: int
    kind: str
    start: int
    end: int
    what: str
    label: str = ""
    row: int = 0
    number: int = 1  # of pieces merged into it
    short: str = ""  # a shorter label


class Row(NamedTuple):
    """A line of the table: the same as a span or an arrow."""

    start: str
    end: str
    who: str
    what: str


class Artist:
    """Says in words what a trace shows, piece by piece."""

    def __init__(
        self,
        trace: Trace,
        words: Mapping[str, str],
        end: int = 0,
        *,
        every_wait: bool = False,
    ) -> None:
        self.trace, self.words, self.every_wait = trace, words, every_wait
        self.messages = find_messages(trace)
        self.lives, self.tasks = find_lifetimes(trace), find_tasks(trace)
        self.last = max(end, trace.events[-1].time)
        self.unit, self.scale = next(
            (unit for unit in UNITS if self.last >= 5 * unit[1]), UNITS[-1]
        )

    def make_picture(self) -> Picture:
        """Return everything that is drawn."""
        pieces = self.merge(self.find_pieces())
        spans = [self.make_span(piece) for piece in pieces]
        lanes = [
            Lane(self.name_lane(number), self.find_call(number))
            for number in range(len(self.trace.lanes))
        ]
        sent = self.make_message_arrows()
        rows = [*map(self.make_row, pieces), *(row for _, row in sent)]
        rows.sort(key=lambda row: (float(row.start), float(row.end)))
        arrows = [*self.make_kinship_arrows(), *(arrow for arrow, _ in sent)]
        return Picture(lanes, spans, arrows, rows, self.unit, self.last / self.scale)

    def find_pieces(self) -> list[Piece]:
        """Return what happens on the lanes, in the order of time."""
        found = [
            *self.find_births(),
            *self.find_runs(),
            *self.find_work(),
            *self.find_holding(),
            *self.find_marks(),
        ]
        return sorted(found, key=lambda piece: piece.start)

    def name_lane(self, lane: int) -> str:
        """Return what a lane is called; the caption tells the start method."""
        if lane == 0:
            return self.words["main"]
        return WORKER.sub("", self.trace.lanes[lane].name)

    def find_call(self, lane: int) -> str:
        """Return what a process was made to call; of a pool's worker, nothing."""
        call, name = self.trace.lanes[lane].call, self.name_lane(lane)
        own = call != "_process_worker(…)" and not name.startswith("PoolWorker-")
        return call if lane and own else ""

    def format_time(self, time: float) -> str:
        """Write a time without false precision."""
        return f"{time / self.scale:.{0 if self.unit == 'µs' else 2}f}"

    def make_span(self, piece: Piece) -> Span:
        """Return a piece as it is drawn, with a title that has its figures."""
        lane, kind, start, end, _, label, row, _, short = piece
        title = self.words["at" if start == end else "from to"].format(
            lane=self.name_lane(lane),
            what=self.describe(piece),
            start=self.format_time(start),
            end=self.format_time(end),
            length=self.format_time(end - start),
            unit=self.unit,
        )
        scaled = start / self.scale, end / self.scale
        return Span(lane, kind, *scaled, title, label, row, short)

    def make_row(self, piece: Piece) -> Row:
        """Return a piece as a line of the table."""
        times = self.format_time(piece.start), self.format_time(piece.end)
        return Row(*times, self.name_lane(piece.lane), self.describe(piece))

    def describe(self, piece: Piece) -> str:
        """Say what happens, and how often if it is several pieces."""
        if piece.number == 1:
            return piece.what
        return self.words["several"].format(piece.number, piece.what)

    def find_births(self) -> list[Piece]:
        """Return the time from start() to each child's first step."""
        found = []
        for event in self.trace.events:
            if event.kind == "start":
                child = int(event.what)
                begin = self.lives.get(child, (self.find_end(child), 0))[0]
                what = self.words["starts"]
                found.append(Piece(child, "starting", event.time, begin, what))
        return found

    def find_end(self, lane: int) -> int:
        """Return when a process ended that never began."""
        for event in self.trace.events:
            ended = (event.lane, event.kind) == (lane, "end")
            if ended or (event.kind, event.what) == ("refused", str(lane)):
                return event.time
        return self.trace.events[-1].time

    def find_runs(self) -> list[Piece]:
        """Return when each process ran, and when it waited."""
        found = []
        seen = [wait for wait in find_waits(self.trace) if self.is_long(wait)]
        for lane, (begin, end) in self.lives.items():
            at = begin
            for wait in seen:
                if wait.lane != lane or wait.thread:
                    continue
                if wait.start > at:
                    found.append(self.make_running(lane, at, wait.start))
                found.append(self.make_waiting(wait))
                at = wait.end
            if end > at:
                found.append(self.make_running(lane, at, end))
        return found

    def is_long(self, wait: Wait) -> bool:
        """Tell a wait from a call that returns at once."""
        length = wait.end - wait.start
        if self.every_wait:
            return length > 0
        return length > self.last * SHORT and (wait.why != "room" or length > FULL)

    def make_running(self, lane: int, start: int, end: int) -> Piece:
        """Return a time in which a process waited for nothing that we know of."""
        return Piece(lane, "running", start, end, self.words["runs"])

    def make_waiting(self, wait: Wait) -> Piece:
        """Return a wait as a piece."""
        what = self.name_lane(int(wait.what)) if wait.why == "process" else wait.what
        if wait.why == "chunk":
            what = what.replace("-", "–")
        text = self.words[f"waits for {wait.why}"].format(what)
        if wait.outcome in ("gave-up", ""):
            text = self.words["gives up" if wait.outcome else "for ever"].format(text)
        kind = "sleeping" if wait.why == "sleep" else "waiting"
        return Piece(wait.lane, kind, wait.start, wait.end, text)

    def find_work(self) -> list[Piece]:
        """Return who ran which task; a chunk lies above its tasks."""
        return [self.make_task(task) for task in self.tasks]

    def make_task(self, task: Task) -> Piece:
        """Return a task, or a chunk of several, as a piece."""
        numbers = task.numbers.replace("-", "–")
        chunk = "-" in task.numbers and not task.inside
        several = "does chunk" if "-" in task.numbers else "does task"
        text = self.words[several].format(numbers, task.call)
        label = numbers if task.inside else f"{numbers} {task.call}"
        return Piece(
            task.lane,
            "chunk" if chunk else "task",
            task.start,
            task.end,
            text,
            label,
            row=2 if chunk else 1,
            short=numbers,
        )

    def count_rows(self, lane: int) -> int:
        """Return how many rows the tasks of a lane take."""
        rows = [2 if task.inside else 1 for task in self.tasks if task.lane == lane]
        return max(rows, default=0)

    def find_holding(self) -> list[Piece]:
        """Return who held what, each lock of a lane on a row of its own."""
        found = []
        rows: dict[int, list[str]] = {}
        for lane, thing, start, end, kept in find_holds(self.trace):
            row = rows.setdefault(lane, [])
            if thing not in row:
                row.append(thing)
            text = self.words["still holds" if kept else "holds"].format(thing)
            place = row.index(thing) + 1 + self.count_rows(lane)
            found.append(Piece(lane, "holding", start, end, text, thing, place))
        return found

    def find_marks(self) -> list[Piece]:
        """Return what was done at one moment."""
        given_back = {(hold.lane, hold.end) for hold in find_holds(self.trace)}
        found = []
        for event in self.trace.events:
            if event.kind == "release" and (event.lane, event.time) in given_back:
                continue  # the end of a hold shows it
            if text := self.describe_mark(event):
                shape = "ended" if event.kind == "end" else "mark"
                found.append(Piece(event.lane, shape, event.time, event.time, text))
        return found

    def describe_mark(self, event: Event) -> str:
        """Say what was done at one moment, or nothing."""
        if event.kind == "end":
            return self.words["ends"].format(event.what)
        if event.kind == "signal":
            child = self.name_lane(int(event.what))
            return self.words["signal"].format(event.more, child)
        return self.words[event.kind].format(event.what) if event.kind in MARKS else ""

    def make_kinship_arrows(self) -> list[Arrow]:
        """Return what goes from parent to child: the start, and signals."""
        return [
            Arrow(
                event.lane,
                at,
                int(event.what),
                at,
                event.kind,
                self.describe_kinship(event),
            )
            for event in self.trace.events
            if event.kind in ("start", "signal")
            for at in [event.time / self.scale]
        ]

    def describe_kinship(self, event: Event) -> str:
        """Say who starts or signals whom."""
        what = f"{event.more or 'start()'} → {self.name_lane(int(event.what))}"
        who, start = self.name_lane(event.lane), self.format_time(event.time)
        return self.words["at"].format(lane=who, what=what, start=start, unit=self.unit)

    def make_message_arrows(self) -> list[tuple[Arrow, Row]]:
        """Return the messages that went from one process to another."""
        found = [
            self.make_message_arrow(put, got)
            for put, got in self.messages
            if put.lane != got.lane
        ]
        return thin_out(found, self.last / self.scale * CLOSE)

    def make_message_arrow(self, put: Event, got: Event) -> tuple[Arrow, Row]:
        """Return a message as an arrow, and as a line of the table."""
        sender, receiver = self.name_lane(put.lane), self.name_lane(got.lane)
        start, end = self.format_time(put.time), self.format_time(got.time)
        what = self.words["sent"].format(
            thing=put.what, sender=sender, receiver=receiver
        )
        title = self.words["from to"].format(
            lane=self.words["message"],
            what=what,
            start=start,
            end=end,
            length=self.format_time(got.time - put.time),
            unit=self.unit,
        )
        ends = put.lane, put.time / self.scale, got.lane, got.time / self.scale
        row = Row(
            start, end, sender, self.words["row"].format(self.words["message"], what)
        )
        return Arrow(*ends, "message", title), row

    def merge(self, pieces: list[Piece]) -> list[Piece]:
        """Make one piece of many that lie too close together to be told apart."""
        close = self.last * CLOSE
        kept: list[Piece] = []
        last: dict[tuple[int, int, str, str], int] = {}  # places in kept
        for piece in pieces:
            is_task = piece.kind in ("task", "chunk")
            what = piece.kind if is_task else piece.what
            key = piece.lane, piece.row, piece.kind, what
            place = last.get(key, -1)
            if place >= 0 and are_close(kept[place], piece, close):
                one = kept[place]._replace(end=piece.end, number=kept[place].number + 1)
                if is_task:
                    one = one._replace(what=self.words["does several"], label="")
                kept[place] = one._replace(short="")
            else:
                last[key] = len(kept)
                kept.append(piece)
        return kept


def are_close(before: Piece, piece: Piece, close: float) -> bool:
    """Tell whether two pieces, and what lies between them, would be one line."""
    each = (before.end - before.start) / before.number
    return max(each, piece.start - before.end, piece.end - piece.start) < close


def thin_out(sent: list[tuple[Arrow, Row]], close: float) -> list[tuple[Arrow, Row]]:
    """Leave out the arrows that would lie on another one."""
    kept: list[tuple[Arrow, Row]] = []
    last: dict[tuple[int, int], Arrow] = {}
    for arrow, row in sent:
        before = last.get((arrow.lane, arrow.to))
        near = before and max(arrow.start - before.start, arrow.end - before.end)
        if near is None or near >= close:
            last[arrow.lane, arrow.to] = arrow
            kept.append((arrow, row))
    return kept
