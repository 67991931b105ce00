"""Make a drawing's lanes, spans and arrows of a trace."""

from collections.abc import Mapping
from typing import NamedTuple

from examples._trace.drawing import Arrow, Lane, Span
from examples._trace.trace import Event, Trace

SHORT = 1 / 1500  # of the whole: a wait that nobody would see
CLOSE = 1 / 500  # of the whole: spans that would be one line
WAITS = {"ask": "lock", "arrive": "barrier", "get": "message", "put": "room"}
WAITS |= {"join": "process", "watch": "any"}
OVER = {"got", "pass", "woke", "placed", "joined", "ready", "gave-up", "broken"}
FULL = 5000  # microseconds: a shorter put found room
MARKS = ("broken", "notify", "set", "clear", "done", "abort", "reset")
UNITS = (("s", 1_000_000), ("ms", 1000), ("µs", 1))


class Picture(NamedTuple):
    """What a trace looks like, in one unit of time."""

    lanes: list[Lane]
    spans: list[Span]
    arrows: list[Arrow]
    rows: list["Row"]
    unit: str
    end: float


class Hold(NamedTuple):
    """A lane had a lock, or a place of a semaphore, from start to end."""

    lane: int
    thing: str
    start: int
    end: int
    kept: bool = False  # the process ended without giving it back


class Wait(NamedTuple):
    """A lane waited for something from start to end."""

    lane: int
    thread: int
    why: str  # a key of WORDS, behind "waits for "
    what: str
    start: int
    end: int
    outcome: str  # how it went on: got, gave-up, broken; empty if it never did


def lifetimes(trace: Trace) -> dict[int, tuple[int, int]]:
    """Return when each lane's process began and ended."""
    last = trace.events[-1].time
    begins = {0: 0}
    ends: dict[int, int] = {}
    for event in trace.events:
        if event.kind == "begin":
            begins.setdefault(event.lane, event.time)
        elif event.kind == "end":
            ends[event.lane] = event.time
    return {lane: (begin, ends.get(lane, last)) for lane, begin in begins.items()}


def holds(trace: Trace) -> list[Hold]:
    """Return who held which lock when, in the order of getting it."""
    found: list[Hold] = []
    taken: dict[tuple[int, str], list[int]] = {}  # times of getting, by lane and lock
    asleep: dict[tuple[int, int, str], int] = {}  # how often a waiter had its lock

    def end(lane: int, lock: str, time: int, *, kept: bool = False) -> None:
        times = taken[lane, lock]
        start = times.pop()
        reentrant = trace.things[lock].kind in ("RLock", "Condition") and times
        if not reentrant:
            found.append(Hold(lane, lock, start, time, kept))

    for event in trace.events:
        lock = lock_of(trace, event.what)
        key = event.lane, lock
        sleeper = event.lane, event.thread, lock
        condition = is_condition(trace, event)
        if event.kind == "got" and is_lock(trace, lock):
            taken.setdefault(key, []).append(event.time)
        elif event.kind == "release":
            holder = event.lane if taken.get(key) else thief(trace, taken, lock)
            if holder is not None:
                end(holder, lock, event.time)
        elif condition and event.kind == "wait":
            asleep[sleeper] = len(taken.get(key, []))
            for _ in range(asleep[sleeper]):
                end(*key, event.time)
        elif condition and event.kind in ("woke", "gave-up") and sleeper in asleep:
            taken.setdefault(key, []).extend([event.time] * asleep.pop(sleeper))
        elif event.kind == "end":
            for lane, held in list(taken):
                while lane == event.lane and taken[lane, held]:
                    end(lane, held, event.time, kept=True)
    return sorted(found, key=lambda hold: (hold.start, hold.lane))


def thief(
    trace: Trace, taken: dict[tuple[int, str], list[int]], lock: str
) -> int | None:
    """Return whose lock another process releases; a semaphore is nobody's."""
    if lock in trace.things and trace.things[lock].kind != "Lock":
        return None
    return next(
        (lane for (lane, held), times in taken.items() if held == lock and times), None
    )


def lock_of(trace: Trace, name: str) -> str:
    """Return the lock behind a condition; of anything else, itself."""
    thing = trace.things.get(name)
    return thing.lock or name if thing else name


def is_condition(trace: Trace, event: Event) -> bool:
    """Tell whether an event happened to a condition."""
    thing = trace.things.get(event.what)
    return thing is not None and thing.kind == "Condition"


def is_lock(trace: Trace, name: str) -> bool:
    """Tell a lock or semaphore from what carries messages."""
    thing = trace.things.get(name)
    return thing is not None and not thing.kind.endswith(("Queue", "Pipe"))


def waits(trace: Trace) -> list[Wait]:
    """Return who waited for what, and how each wait ended."""
    found: list[Wait] = []
    open_: dict[tuple[int, int], Event] = {}  # by lane and thread

    def close(event: Event, outcome: str) -> None:
        begun = open_.pop((event.lane, event.thread))
        why = reason(trace, begun)
        found.append(
            Wait(*begun[1:3], why, begun.what, begun.time, event.time, outcome)
        )

    for event in trace.events:
        place = event.lane, event.thread
        if event.kind in OVER and place in open_:
            close(event, event.kind)
        elif event.kind in WAITS or event.kind == "wait":
            open_[place] = event
        elif event.kind == "refused":
            open_.pop(place, None)
        elif event.kind == "end":
            for lane, thread in list(open_):
                if lane == event.lane:
                    close(event._replace(thread=thread), "")
    return sorted(found, key=lambda wait: wait.start)


def reason(trace: Trace, event: Event) -> str:
    """Return what a lane waits for."""
    if event.kind != "wait":
        return WAITS[event.kind]
    kind = trace.things[event.what].kind
    return {"Condition": "condition", "Event": "event"}.get(kind, "queue")


def messages(trace: Trace) -> list[tuple[Event, Event]]:
    """Return the sending and the getting of each message that arrived."""
    sent = {
        (event.what, event.more): event
        for event in trace.events
        if event.more and event.kind in ("put", "flow")
    }
    gots = [event for event in trace.events if event.kind == "got" and event.more]
    return [
        (sent[got.what, got.more], got) for got in gots if (got.what, got.more) in sent
    ]


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
        self.lives = lifetimes(trace)
        self.last = max(end, trace.events[-1].time)
        self.unit, self.scale = next(
            (unit for unit in UNITS if self.last >= 5 * unit[1]), UNITS[-1]
        )

    def picture(self) -> Picture:
        """Return everything that is drawn."""
        found = [*self.births(), *self.runs(), *self.holding(), *self.marks()]
        pieces = self.merged(sorted(found, key=lambda piece: piece.start))
        spans = [self.span(piece) for piece in pieces]
        lanes = [
            Lane(self.name(number), lane.call if number else "")
            for number, lane in enumerate(self.trace.lanes)
        ]
        mail = self.mail()
        rows = [*map(self.row, pieces), *(row for _, row in mail)]
        rows.sort(key=lambda row: (float(row.start), float(row.end)))
        arrows = [*self.kinships(), *(arrow for arrow, _ in mail)]
        return Picture(lanes, spans, arrows, rows, self.unit, self.last / self.scale)

    def name(self, lane: int) -> str:
        """Return what a lane is called."""
        return self.words["main"] if lane == 0 else self.trace.lanes[lane].name

    def figure(self, time: float) -> str:
        """Write a time without false precision."""
        return f"{time / self.scale:.{0 if self.unit == 'µs' else 2}f}"

    def span(self, piece: Piece) -> Span:
        """Return a piece as it is drawn, with a title that has its figures."""
        lane, kind, start, end, _, label, row, _ = piece
        title = self.words["at" if start == end else "from to"].format(
            lane=self.name(lane),
            what=self.said(piece),
            start=self.figure(start),
            end=self.figure(end),
            length=self.figure(end - start),
            unit=self.unit,
        )
        scaled = start / self.scale, end / self.scale
        return Span(lane, kind, *scaled, title, label, row)

    def row(self, piece: Piece) -> Row:
        """Return a piece as a line of the table."""
        times = self.figure(piece.start), self.figure(piece.end)
        return Row(*times, self.name(piece.lane), self.said(piece))

    def said(self, piece: Piece) -> str:
        """Say what happens, and how often if it is several pieces."""
        if piece.number == 1:
            return piece.what
        return self.words["several"].format(piece.number, piece.what)

    def births(self) -> list[Piece]:
        """Return the time from start() to each child's first step."""
        found = []
        for event in self.trace.events:
            if event.kind == "start":
                child = int(event.what)
                begin = self.lives.get(child, (self.end_of(child), 0))[0]
                what = self.words["starts"]
                found.append(Piece(child, "starting", event.time, begin, what))
        return found

    def end_of(self, lane: int) -> int:
        """Return when a process ended that never began."""
        for event in self.trace.events:
            ended = (event.lane, event.kind) == (lane, "end")
            if ended or (event.kind, event.what) == ("refused", str(lane)):
                return event.time
        return self.trace.events[-1].time

    def runs(self) -> list[Piece]:
        """Return when each process ran, and when it waited."""
        found = []
        seen = [wait for wait in waits(self.trace) if self.long(wait)]
        for lane, (begin, end) in self.lives.items():
            at = begin
            for wait in seen:
                if wait.lane != lane or wait.thread:
                    continue
                if wait.start > at:
                    found.append(self.running(lane, at, wait.start))
                found.append(self.waiting(wait))
                at = wait.end
            if end > at:
                found.append(self.running(lane, at, end))
        return found

    def long(self, wait: Wait) -> bool:
        """Tell a wait from a call that returns at once."""
        length = wait.end - wait.start
        return length > self.last * SHORT and (wait.why != "room" or length > FULL)

    def running(self, lane: int, start: int, end: int) -> Piece:
        """Return a time in which a process waited for nothing that we know of."""
        return Piece(lane, "running", start, end, self.words["runs"])

    def waiting(self, wait: Wait) -> Piece:
        """Return a wait as a piece."""
        what = self.name(int(wait.what)) if wait.why == "process" else wait.what
        said = self.words[f"waits for {wait.why}"].format(what)
        if wait.outcome in ("gave-up", ""):
            said = self.words["gives up" if wait.outcome else "for ever"].format(said)
        return Piece(wait.lane, "waiting", wait.start, wait.end, said)

    def holding(self) -> list[Piece]:
        """Return who held what, each lock of a lane on a row of its own."""
        found = []
        rows: dict[int, list[str]] = {}
        for lane, thing, start, end, kept in holds(self.trace):
            row = rows.setdefault(lane, [])
            if thing not in row:
                row.append(thing)
            said = self.words["still holds" if kept else "holds"].format(thing)
            place = row.index(thing) + 1
            found.append(Piece(lane, "holding", start, end, said, thing, place))
        return found

    def marks(self) -> list[Piece]:
        """Return what was done at one moment."""
        found = []
        given_back = {(hold.lane, hold.end) for hold in holds(self.trace)}
        for time, lane, _, kind, what, more in self.trace.events:
            if kind == "end":
                said = self.words["ends"].format(what)
            elif kind == "signal":
                said = self.words["signal"].format(more, self.name(int(what)))
            elif kind in MARKS or (
                kind == "release" and (lane, time) not in given_back
            ):
                said = self.words[kind].format(what)
            else:
                continue
            shape = "ended" if kind == "end" else "mark"
            found.append(Piece(lane, shape, time, time, said))
        return found

    def kinships(self) -> list[Arrow]:
        """Return what goes from parent to child: the start, and signals."""
        return [
            Arrow(event.lane, at, int(event.what), at, event.kind, self.told(event))
            for event in self.trace.events
            if event.kind in ("start", "signal")
            for at in [event.time / self.scale]
        ]

    def told(self, event: Event) -> str:
        """Say who starts or signals whom."""
        what = f"{event.more or 'start()'} → {self.name(int(event.what))}"
        who, start = self.name(event.lane), self.figure(event.time)
        return self.words["at"].format(lane=who, what=what, start=start, unit=self.unit)

    def mail(self) -> list[tuple[Arrow, Row]]:
        """Return the messages that went from one process to another."""
        found = []
        for put, got in messages(self.trace):
            if put.lane == got.lane:
                continue
            sender, receiver = self.name(put.lane), self.name(got.lane)
            times = self.figure(put.time), self.figure(got.time)
            what = self.words["sent"].format(
                thing=put.what, sender=sender, receiver=receiver
            )
            title = self.words["from to"].format(
                lane=self.words["message"],
                what=what,
                start=times[0],
                end=times[1],
                length=self.figure(got.time - put.time),
                unit=self.unit,
            )
            ends = put.lane, put.time / self.scale, got.lane, got.time / self.scale
            row = Row(*times, sender, f"{self.words['message']}: {what}")
            found.append((Arrow(*ends, "message", title), row))
        return thinned(found, self.last / self.scale * CLOSE)

    def merged(self, pieces: list[Piece]) -> list[Piece]:
        """Make one piece of many that lie too close together to be told apart."""
        close = self.last * CLOSE
        kept: list[Piece] = []
        last: dict[tuple[int, int, str, str], int] = {}  # places in kept
        for piece in pieces:
            key = piece.lane, piece.row, piece.kind, piece.what
            place = last.get(key, -1)
            before = kept[place] if place >= 0 else None
            if before and all(
                length < close
                for length in (
                    (before.end - before.start) / before.number,
                    piece.start - before.end,
                    piece.end - piece.start,
                )
            ):
                number = before.number + 1
                kept[place] = before._replace(end=piece.end, number=number)
            else:
                last[key] = len(kept)
                kept.append(piece)
        return kept


def thinned(mail: list[tuple[Arrow, Row]], close: float) -> list[tuple[Arrow, Row]]:
    """Leave out the arrows that would lie on another one."""
    kept: list[tuple[Arrow, Row]] = []
    last: dict[tuple[int, int], Arrow] = {}
    for arrow, row in mail:
        before = last.get((arrow.lane, arrow.to))
        if (
            before
            and arrow.start - before.start < close
            and arrow.end - before.end < close
        ):
            continue
        last[arrow.lane, arrow.to] = arrow
        kept.append((arrow, row))
    return kept
