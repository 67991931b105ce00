"""Make a drawing's lanes, spans and arrows of a trace."""

from collections.abc import Mapping
from typing import NamedTuple

from .analysis import Wait, find_holds, find_lifetimes, find_messages, find_waits
from .drawing import Arrow, Lane, Span
from .model import Event, Trace

SHORT = 1 / 1500  # of the whole: a wait that nobody would see
CLOSE = 1 / 500  # of the whole: spans that would be one line
FULL = 5000  # microseconds: a shorter put found room
MARKS = ("release", "broken", "notify", "set", "clear", "done", "abort", "reset")
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


class Row(NamedTuple):
    """A line of the table: the same as a span or an arrow."""

    start: str
    end: str
    who: str
    what: str


class Artist:
    """Says in words what a trace shows, piece by piece."""

    def __init__(self, trace: Trace, words: Mapping[str, str], end: int = 0) -> None:
        self.trace, self.words = trace, words
        self.lives = find_lifetimes(trace)
        self.last = max(end, trace.events[-1].time)
        self.unit, self.scale = next(
            (unit for unit in UNITS if self.last >= 5 * unit[1]), UNITS[-1]
        )

    def make_picture(self) -> Picture:
        """Return everything that is drawn."""
        found = [
            *self.find_births(),
            *self.find_runs(),
            *self.find_holding(),
            *self.find_marks(),
        ]
        pieces = self.merge(sorted(found, key=lambda piece: piece.start))
        spans = [self.make_span(piece) for piece in pieces]
        lanes = [
            Lane(self.name_lane(number), lane.call if number else "")
            for number, lane in enumerate(self.trace.lanes)
        ]
        sent = self.make_message_arrows()
        rows = [*map(self.make_row, pieces), *(row for _, row in sent)]
        rows.sort(key=lambda row: (float(row.start), float(row.end)))
        arrows = [*self.make_kinship_arrows(), *(arrow for arrow, _ in sent)]
        return Picture(lanes, spans, arrows, rows, self.unit, self.last / self.scale)

    def name_lane(self, lane: int) -> str:
        """Return what a lane is called."""
        return self.words["main"] if lane == 0 else self.trace.lanes[lane].name

    def format_time(self, time: float) -> str:
        """Write a time without false precision."""
        return f"{time / self.scale:.{0 if self.unit == 'µs' else 2}f}"

    def make_span(self, piece: Piece) -> Span:
        """Return a piece as it is drawn, with a title that has its figures."""
        lane, kind, start, end, _, label, row, _ = piece
        title = self.words["at" if start == end else "from to"].format(
            lane=self.name_lane(lane),
            what=self.describe(piece),
            start=self.format_time(start),
            end=self.format_time(end),
            length=self.format_time(end - start),
            unit=self.unit,
        )
        scaled = start / self.scale, end / self.scale
        return Span(lane, kind, *scaled, title, label, row)

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
        return length > self.last * SHORT and (wait.why != "room" or length > FULL)

    def make_running(self, lane: int, start: int, end: int) -> Piece:
        """Return a time in which a process waited for nothing that we know of."""
        return Piece(lane, "running", start, end, self.words["runs"])

    def make_waiting(self, wait: Wait) -> Piece:
        """Return a wait as a piece."""
        what = self.name_lane(int(wait.what)) if wait.why == "process" else wait.what
        text = self.words[f"waits for {wait.why}"].format(what)
        if wait.outcome in ("gave-up", ""):
            text = self.words["gives up" if wait.outcome else "for ever"].format(text)
        return Piece(wait.lane, "waiting", wait.start, wait.end, text)

    def find_holding(self) -> list[Piece]:
        """Return who held what, each lock of a lane on a row of its own."""
        found = []
        rows: dict[int, list[str]] = {}
        for lane, thing, start, end, kept in find_holds(self.trace):
            row = rows.setdefault(lane, [])
            if thing not in row:
                row.append(thing)
            text = self.words["still holds" if kept else "holds"].format(thing)
            place = row.index(thing) + 1
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
            for put, got in find_messages(self.trace)
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
        row = Row(start, end, sender, f"{self.words['message']}: {what}")
        return Arrow(*ends, "message", title), row

    def merge(self, pieces: list[Piece]) -> list[Piece]:
        """Make one piece of many that lie too close together to be told apart."""
        close = self.last * CLOSE
        kept: list[Piece] = []
        last: dict[tuple[int, int, str, str], int] = {}  # places in kept
        for piece in pieces:
            key = piece.lane, piece.row, piece.kind, piece.what
            place = last.get(key, -1)
            if place >= 0 and are_close(kept[place], piece, close):
                number = kept[place].number + 1
                kept[place] = kept[place]._replace(end=piece.end, number=number)
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
