"""A trace: the recorded events of one run, in words, and the file that keeps it.

Processes are lanes, numbered in the order in which they were started; locks, queues
and the like are things, by name. The kinds of events:

start, started, begin, end, signal, join, joined   processes
ask, got, release                                  locks and semaphores
wait, woke, notify                                 conditions
wait, pass, set, clear, done                       events; queues that are joined
arrive, pass, broken, abort, reset                 barriers
put, flow, placed, get, got                        queues and pipes
watch, ready                                       several pipes or processes at once
gave-up, refused                                   a time-out; an exception
"""

import re
import signal
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from examples._trace import naming

LANE_EVENTS = ("start", "started", "join", "joined")
PACKAGES = re.compile(r"[/\\](site|dist)-packages[/\\]")
GAP = re.compile(r"\s{2,}")


class TraceError(Exception):
    """A file isn't a trace."""


class Lane(NamedTuple):
    """One process: its name, and what it was made to call."""

    name: str
    call: str = ""
    daemon: bool = False


class Thing(NamedTuple):
    """Something to wait for: its kind, and the lock that a condition is built on."""

    kind: str
    lock: str = ""


class Event(NamedTuple):
    """Something that happened, in microseconds after the first event."""

    time: int
    lane: int
    thread: int  # 0 is the process's main thread
    kind: str
    what: str = ""  # a thing, another lane's number, an exit code
    more: str = ""  # the number of a message; a signal


class Trace(NamedTuple):
    """One run."""

    head: dict[str, str]
    lanes: list[Lane]
    things: dict[str, Thing]
    events: list[Event]

    def kinds(self) -> set[tuple[str, str]]:
        """Return which kinds of events happened to which kinds of things."""
        return {
            (event.kind, thing.kind if (thing := self.things.get(event.what)) else "")
            for event in self.events
        }


class Raw(NamedTuple):
    """An event as the recorder writes it."""

    time: int  # nanoseconds
    pid: int
    thread: str
    kind: str
    tag: str
    more: list[str]


def parse_log(lines: Iterable[str]) -> list[Raw]:
    """Read the recorder's lines, in the order of time."""
    raw = []
    for line in lines:
        time, pid, thread, kind, tag, *more = line.rstrip("\n").split("\t")
        kinds = ("ask", "got") if kind == "took" else (kind,)  # a lock that was free
        raw += [Raw(int(time), int(pid), thread, one, tag, more) for one in kinds]
    return sorted(raw, key=lambda event: event.time)


def compiled(
    lines: Iterable[str], head: dict[str, str], main: int, ended: int, code: int
) -> Trace:
    """Make a trace of the recorder's lines.

    ``main`` is the process that ran the program; it was seen to end at ``ended``
    nanoseconds with an exit code.
    """
    raw = parse_log(lines)
    if not any(one.pid == main and one.kind == "end" for one in raw):
        raw.append(Raw(ended, main, "", "end", "", [""]))  # it was cut off
    return Compiler(raw, main, code).trace(head)


class Compiler:
    """Turns tags and process ids into names and lanes."""

    def __init__(self, raw: list[Raw], main: int, code: int) -> None:
        self.raw, self.code = raw, code
        self.lanes = [Lane("main")]
        self.lane_of_tag: dict[str, int] = {}
        self.lane_of_pid = {main: 0}
        self.threads: dict[tuple[int, str], int] = {}
        self.names: dict[str, str] = {}  # of things, by tag
        self.things: dict[str, Thing] = {}
        self.over: set[int] = set()  # lanes that ended by themselves
        self.signals: dict[tuple[int, int], int] = {}  # when: by lane and number
        self.messages: Counter[tuple[str, str]] = Counter()
        for one in raw:
            self.note_lane(one)
        self.note_things([one for one in raw if one.kind == "made"])

    def note_lane(self, one: Raw) -> None:
        """Give each process that is started a lane."""
        if one.kind == "start" and one.tag not in self.lane_of_tag:
            self.lane_of_tag[one.tag] = len(self.lanes)
            name, call, daemon = one.more
            self.lanes.append(Lane(squeezed(name), squeezed(call), bool(daemon)))
        elif one.kind == "begin" and one.tag in self.lane_of_tag:
            self.lane_of_pid[one.pid] = self.lane_of_tag[one.tag]
        elif one.kind == "started":  # it may be killed before it begins
            self.lane_of_pid[int(one.more[0])] = self.lane_of_tag[one.tag]
        elif one.kind == "end" and one.pid in self.lane_of_pid:
            self.over.add(self.lane_of_pid[one.pid])

    def note_things(self, made: list[Raw]) -> None:
        """Name what the program made, in the order in which it was made."""
        own = {one.tag: one for one in made if not PACKAGES.search(one.more[2])}
        wanted = {
            tag: squeezed(naming.name_of(one.more[2], one.more[3:]))
            for tag, one in own.items()
        }
        locks = {one.more[1]: tag for tag, one in own.items() if one.more[1]}
        names = {
            tag: wanted[tag] or one.more[0].lower()
            for tag, one in own.items()
            if wanted[tag] or tag not in locks  # else only its condition knows it
        }
        often, numbers = Counter(names.values()), Counter[str]()
        for tag, name in names.items():
            one = own[tag]
            if often[name] > 1:
                numbers[name] += 1
                name = f"{name} {numbers[name]}"
            self.names[tag] = name
            self.things[name] = Thing(one.more[0])
        for lock, condition in locks.items():
            name = self.names[condition]
            self.names.setdefault(lock, name)
            self.things[name] = Thing("Condition", self.names[lock])

    def trace(self, head: dict[str, str]) -> Trace:
        """Return the whole run, as the program saw it."""
        events = [event for one in self.raw for event in self.event(one)]
        events.sort(key=lambda event: event.time)
        start = events[0].time if events else 0
        events = [one._replace(time=(one.time - start) // 1000) for one in events]
        used = {event.what for event in events}
        used |= {self.things[name].lock for name in used & self.things.keys()}
        things = {name: it for name, it in self.things.items() if name in used}
        return Trace(head, self.lanes, things, events)

    def event(self, one: Raw) -> list[Event]:
        """Return the event that a line of the log stands for, if it is of interest."""
        if one.kind in ("reaped", "signal"):
            return self.to_child(one)
        lane = self.lane_of_pid.get(one.pid)
        if lane is None or one.kind == "made":
            return []
        what, more = "", ""
        if one.kind == "end":
            if lane and not one.more[0]:
                return []  # the interpreter's end, behind the process's
            what = one.more[0] or str(self.code)
        elif one.tag in self.lane_of_tag and one.kind != "begin":
            what = str(self.lane_of_tag[one.tag])
        elif one.tag and one.kind != "begin":
            found = self.thing(one)
            if not found:
                return []
            what, more = found
        thread = self.thread(lane, one.thread)
        return [Event(one.time, lane, thread, one.kind, what, more)]

    def to_child(self, one: Raw) -> list[Event]:
        """Return what a parent did to a child, or learnt about it."""
        child = self.lane_of_pid.get(int(one.tag))
        lane = self.lane_of_pid.get(one.pid)
        if child is None or lane is None:
            return []
        if one.kind == "signal":
            self.signals[child, int(one.more[0])] = one.time
            thread, name = self.thread(lane, one.thread), signal_name(int(one.more[0]))
            return [Event(one.time, lane, thread, "signal", str(child), name)]
        if child in self.over:
            return []
        self.over.add(child)  # it had no time to say so itself
        killed = self.signals.get((child, -int(one.more[0])), one.time)
        return [Event(killed, child, 0, "end", one.more[0])]

    def thing(self, one: Raw) -> tuple[str, str] | None:
        """Return the name of what an event is about, and a message's number."""
        way = one.tag[-1:] if one.tag.endswith(("a", "b")) else ""
        way = way if one.tag[:-1] in self.names else ""  # else a lock's name ends so
        name = self.names.get(one.tag[:-1] if way else one.tag)
        if name is None:
            return None
        goes = "put" if way else "flow"
        if one.kind == goes or (one.kind == "got" and self.carries(name)):
            self.messages[one.tag, one.kind] += 1
            return name, f"{way}{self.messages[one.tag, one.kind]}"
        return name, ""

    def carries(self, name: str) -> bool:
        """Tell a queue or a pipe from a lock."""
        return self.things[name].kind.endswith(("Queue", "Pipe"))

    def thread(self, lane: int, ident: str) -> int:
        """Number a process's threads; its main thread is 0."""
        if not ident:
            return 0
        known = sum(place == lane for place, _ in self.threads)
        return self.threads.setdefault((lane, ident), known + 1)


def squeezed(text: str) -> str:
    """Write a name so that it fits a column."""
    return " ".join(text.split())


def signal_name(number: int) -> str:
    """Return what a signal is called."""
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)


def written(trace: Trace) -> str:
    """Return the text of a trace's file."""
    lines = [f"{key:<9} {value}" for key, value in trace.head.items()]
    for number, lane in enumerate(trace.lanes):
        daemon = "daemon" if lane.daemon else ""
        lines.append(columns(f"lane {number:<4}", lane.name, lane.call or "-", daemon))
    for name, thing in trace.things.items():
        lines.append(columns("thing    ", name, thing.kind, thing.lock))
    lines.append("")
    for time, number, thread, kind, what, more in trace.events:
        place = f"{number}+{thread}" if thread else str(number)
        lines.append(columns(f"{time:>9}", f"{place:<3}", f"{kind:<7}", what, more))
    return "\n".join(lines) + "\n"


def columns(first: str, *others: str) -> str:
    """Part columns by two blanks or more."""
    return "  ".join([first, *others]).rstrip()


def read(text: str) -> Trace:
    """Read the text of a trace's file."""
    head: dict[str, str] = {}
    trace = Trace(head, [], {}, [])
    above, _, below = text.partition("\n\n")
    try:
        for line in above.splitlines():
            key, value = line.split(None, 1)
            if key == "lane":
                _, name, call, *daemon = GAP.split(line)
                trace.lanes.append(Lane(name, call.strip("-"), bool(daemon)))
            elif key == "thing":
                _, name, kind, *lock = GAP.split(line)
                trace.things[name] = Thing(kind, *lock)
            else:
                head[key] = value.strip()
        for line in below.splitlines():
            time, place, kind, *others = GAP.split(line.strip())
            lane, _, thread = place.partition("+")
            at = int(time), int(lane), int(thread or 0)
            trace.events.append(Event(*at, kind, *others))
    except (ValueError, TypeError) as error:
        raise TraceError(f"not a trace: {error}") from None
    if not trace.events:
        raise TraceError("nothing is recorded in it")
    return trace
