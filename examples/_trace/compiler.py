"""Turn what the recorder wrote, process by process, into a trace of the run."""

import re
import signal
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from . import naming
from .model import Event, Lane, Thing, Trace

TASKS = ("submit", "task", "item", "result")
WAITS = ("idle", "shut", "sleep", "command", "recv", "accept")
PACKAGES = re.compile(r"[/\\](site|dist)-packages[/\\]")


class Record(NamedTuple):
    """An event as the recorder writes it."""

    time: int  # nanoseconds
    pid: int
    thread: str
    kind: str
    tag: str
    more: list[str]


def compile_trace(
    lines: Iterable[str], head: dict[str, str], started: int, ended: int, code: int
) -> Trace:
    """Make a trace of the recorder's lines.

    ``started`` is the process that was started to run the program, and was seen to
    end at ``ended`` nanoseconds with an exit code.
    """
    records = parse_log(lines)
    main = find_main(records, started)
    if not any(one.pid == main and one.kind == "end" for one in records):
        records.append(Record(ended, main, "", "end", "", [""]))  # it was cut off
    return Compiler(records, main, code).compile(head)


def parse_log(lines: Iterable[str]) -> list[Record]:
    """Read the recorder's lines, in the order of time."""
    found = []
    for line in lines:
        time, pid, thread, kind, tag, *more = line.rstrip("\n").split("\t")
        kinds = ("ask", "got") if kind == "took" else (kind,)  # a lock that was free
        found += [Record(int(time), int(pid), thread, one, tag, more) for one in kinds]
    return sorted(found, key=lambda one: one.time)


def find_main(records: list[Record], started: int) -> int:
    """Return the first interpreter's process.

    In a virtual environment on Windows it is not the process that was started, which
    is a launcher.
    """
    return next((one.pid for one in records if one.kind == "load"), started)


class Compiler:
    """Turns tags and process ids into names and lanes."""

    def __init__(self, records: list[Record], main: int, code: int) -> None:
        self.records, self.code = records, code
        self.lanes = [Lane("main")]
        self.lane_of_tag: dict[str, int] = {}
        self.lane_of_pid = {main: 0}
        self.threads: dict[tuple[int, str], int] = {}
        self.names: dict[str, str] = {}  # of things, by tag
        self.things: dict[str, Thing] = {}
        self.over: set[int] = set()  # lanes that ended by themselves
        self.signals: dict[tuple[int, int], int] = {}  # when: by lane and number
        self.messages: Counter[tuple[str, str]] = Counter()
        self.tasks = TaskNumbers(records)
        for record in records:
            self.note_lane(record)
        self.note_things([one for one in records if one.kind == "made"])

    def note_lane(self, record: Record) -> None:
        """Give each process that is started a lane."""
        kind, tag, pid = record.kind, record.tag, record.pid
        if kind == "start" and tag not in self.lane_of_tag:
            self.lane_of_tag[tag] = len(self.lanes)
            name, call, daemon = record.more
            self.lanes.append(Lane(squeeze(name), squeeze(call), bool(daemon)))
        elif kind == "begin" and tag in self.lane_of_tag:
            self.lane_of_pid[pid] = self.lane_of_tag[tag]
        elif kind == "started":  # it may be killed before it begins
            self.lane_of_pid[int(record.more[0])] = self.lane_of_tag[tag]
        elif kind == "end" and pid in self.lane_of_pid:
            self.over.add(self.lane_of_pid[pid])

    def note_things(self, made: list[Record]) -> None:
        """Name what the program made, in the order in which it was made."""
        own = {one.tag: one for one in made if not PACKAGES.search(one.more[2])}
        locks = {one.more[1]: tag for tag, one in own.items() if one.more[1]}
        names = name_things(own, locks)
        often, numbers = Counter(names.values()), Counter[str]()
        for tag, name in names.items():
            if often[name] > 1:
                numbers[name] += 1
                name = f"{name} {numbers[name]}"
            self.names[tag] = name
            self.things[name] = Thing(own[tag].more[0])
        for lock, condition in locks.items():
            name = self.names[condition]
            self.names.setdefault(lock, name)
            self.things[name] = Thing("Condition", self.names[lock])

    def compile(self, head: dict[str, str]) -> Trace:
        """Return the whole run, as the program saw it."""
        events = [event for one in self.records for event in self.make_events(one)]
        events.sort(key=lambda event: event.time)
        start = events[0].time if events else 0
        events = [one._replace(time=(one.time - start) // 1000) for one in events]
        used = {event.what for event in events}
        used |= {self.things[name].lock for name in used & self.things.keys()}
        things = {name: it for name, it in self.things.items() if name in used}
        return Trace(head, self.lanes, things, events)

    def make_events(self, record: Record) -> list[Event]:
        """Return the event that a line of the log stands for, if it is of interest."""
        if record.kind in ("reaped", "signal"):
            return self.make_parents_events(record)
        lane = self.lane_of_pid.get(record.pid)
        if lane is None or record.kind in ("made", "load"):
            return []
        found = self.find_subject(record, lane)
        if found is None:
            return []
        thread = self.number_thread(lane, record.thread)
        time = int(record.more[1]) if record.kind == "item" else record.time
        return [Event(time, lane, thread, record.kind, *found)]

    def make_parents_events(self, record: Record) -> list[Event]:
        """Return what a parent did to a child, or learnt about it."""
        child = self.lane_of_pid.get(int(record.tag))
        lane, number = self.lane_of_pid.get(record.pid), int(record.more[0])
        if child is None or lane is None:
            return []
        if record.kind == "signal":
            self.signals[child, number] = record.time
            thread = self.number_thread(lane, record.thread)
            what = str(child), name_signal(number)
            return [Event(record.time, lane, thread, "signal", *what)]
        if child in self.over:
            return []
        self.over.add(child)  # it had no time to say so itself
        killed = self.signals.get((child, -number), record.time)
        return [Event(killed, child, 0, "end", str(number))]

    def find_subject(self, record: Record, lane: int) -> tuple[str, str] | None:
        """Return what an event is about, and a message's number; none if hidden."""
        kind, tag = record.kind, record.tag
        if kind == "end":
            behind = lane and not record.more[0]  # the interpreter's end, not its own
            return None if behind else (record.more[0] or str(self.code), "")
        if kind in TASKS:
            return self.tasks.find(record)
        if kind in WAITS:
            return squeeze(tag), ""
        if not tag or kind == "begin":
            return "", ""
        if tag in self.lane_of_tag:
            return str(self.lane_of_tag[tag]), ""
        return self.find_thing(record)

    def find_thing(self, record: Record) -> tuple[str, str] | None:
        """Return the name of what an event is about, and a message's number."""
        kind, tag = record.kind, record.tag
        way = tag[-1:] if tag.endswith(("a", "b")) else ""
        way = way if tag[:-1] in self.names else ""  # else a lock's name ends so
        name = self.names.get(tag[:-1] if way else tag)
        if name is None:
            return None
        goes = "put" if way else "flow"
        if kind == goes or (kind == "got" and self.carries_messages(name)):
            self.messages[tag, kind] += 1
            return name, f"{way}{self.messages[tag, kind]}"
        return name, ""

    def carries_messages(self, name: str) -> bool:
        """Tell a queue or a pipe from a lock."""
        return self.things[name].kind.endswith(("Queue", "Pipe"))

    def number_thread(self, lane: int, ident: str) -> int:
        """Number a process's threads; its main thread is 0."""
        if not ident:
            return 0
        known = sum(place == lane for place, _ in self.threads)
        return self.threads.setdefault((lane, ident), known + 1)


class TaskNumbers:
    """Numbers the tasks of all pools in the order in which they are submitted.

    What is asked of a pool in one call is a job, which has one task or many; they
    go to the workers in chunks, each of which has its place in the job.
    """

    def __init__(self, records: list[Record]) -> None:
        self.sizes: dict[str, int] = {}  # of a job's chunks; the last may be smaller
        self.first: dict[str, int] = {}  # number of a job's first task
        self.length: dict[str, int] = {}
        self.at_work: dict[int, int] = {}  # the first task of a process's chunk
        known: dict[str, int] = {}  # tasks of a job that workers were seen to take
        for one in records:
            if one.kind == "task":
                place, size = int(one.more[0]), int(one.more[1])
                largest = max(size, self.sizes.get(one.tag, 1))
                self.sizes[one.tag] = largest
                top = place * largest + size
                known[one.tag] = max(top, known.get(one.tag, 0))
        free = 1
        for one in records:
            if one.kind == "submit" and one.tag not in self.first:
                length = int(one.more[0] or known.get(one.tag, 0))
                self.first[one.tag], self.length[one.tag] = free, length
                free += length

    def find(self, record: Record) -> tuple[str, str] | None:
        """Return the numbers of the tasks of an event, and what more it tells."""
        kind, tag, more = record.kind, record.tag, record.more
        if kind == "item":
            first = self.at_work.get(record.pid, 0) + int(tag)
            length = (record.time - int(more[1])) // 1000
            return format_numbers(first, int(more[0])), str(length)
        if tag not in self.first:
            return ("", "") if kind == "result" else None
        first, size = self.first[tag], self.sizes.get(tag, 1)
        if kind == "task":
            first = self.at_work[record.pid] = first + int(more[0]) * size
            return format_numbers(first, int(more[1])), squeeze(more[2])
        if kind == "result" and more[0]:
            left = self.length[tag] - int(more[0]) * size
            number = min(size, left) if left > 0 else size
            return format_numbers(first + int(more[0]) * size, number), ""
        return format_numbers(first, self.length[tag]), ""


def format_numbers(first: int, number: int) -> str:
    """Write the numbers of one task, or of several: 3, 9-16."""
    return str(first) if number < 2 else f"{first}-{first + number - 1}"


def name_things(own: dict[str, Record], locks: dict[str, str]) -> dict[str, str]:
    """Return what each thing is called in the source, or its kind, by tag.

    A lock without a name is left out if a condition is built on it, which alone
    knows it.
    """
    names = {}
    for tag, record in own.items():
        wanted = squeeze(naming.find_name(record.more[2], record.more[3:]))
        if wanted or tag not in locks:
            names[tag] = wanted or record.more[0].lower()
    return names


def squeeze(text: str) -> str:
    """Write a name so that it fits a column."""
    return " ".join(text.split())


def name_signal(number: int) -> str:
    """Return what a signal is called."""
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)
