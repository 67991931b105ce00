"""Ask a trace who lived, held, waited and sent, from when to when."""

from typing import NamedTuple

from .model import Event, Trace

WAITS = {"ask": "lock", "arrive": "barrier", "get": "message", "put": "room"}
WAITS |= {"join": "process", "watch": "any", "result": "task", "shut": "workers"}
WAITS |= {word: word for word in ("idle", "sleep", "command", "recv", "accept")}
OVER = {"got", "pass", "woke", "placed", "joined", "ready", "gave-up", "broken", "task"}


class Hold(NamedTuple):
    """A lane had a lock, or a place of a semaphore; times are in microseconds."""

    lane: int
    thing: str
    start: int
    end: int
    kept: bool = False  # the process ended without giving it back


class Wait(NamedTuple):
    """A lane waited for something; times are in microseconds."""

    lane: int
    thread: int
    why: str  # a key of WORDS, behind "waits for "
    what: str
    start: int
    end: int
    outcome: str  # how it went on: got, gave-up, broken; empty if it never did


class Task(NamedTuple):
    """A worker of a pool ran a task, or a chunk of tasks; times are in microseconds."""

    lane: int
    numbers: str  # such as 3, or 9-16
    call: str
    start: int
    end: int
    inside: bool = False  # of a chunk, which is there as well


def find_lifetimes(trace: Trace) -> dict[int, tuple[int, int]]:
    """Return when each lane's process began and ended, in microseconds."""
    last = trace.events[-1].time
    begins = {0: 0}
    ends: dict[int, int] = {}
    for event in trace.events:
        if event.kind == "begin":
            begins.setdefault(event.lane, event.time)
        elif event.kind == "end":
            ends[event.lane] = event.time
    return {lane: (begin, ends.get(lane, last)) for lane, begin in begins.items()}


def find_holds(trace: Trace) -> list[Hold]:
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
            holder = event.lane if taken.get(key) else find_robbed(trace, taken, lock)
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


def find_robbed(
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


def find_waits(trace: Trace) -> list[Wait]:
    """Return who waited for what, and how each wait ended."""
    found: list[Wait] = []
    open_: dict[tuple[int, int], Event] = {}  # by lane and thread

    def close(event: Event, outcome: str) -> None:
        begun = open_.pop((event.lane, event.thread))
        why = explain_wait(trace, begun)
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


def explain_wait(trace: Trace, event: Event) -> str:
    """Return what a lane waits for."""
    thing = trace.things.get(event.what)
    kind = thing.kind if thing else ""
    if event.kind == "put" and kind in ("Pipe", "SimpleQueue"):
        return "write"  # it may be a full pipe that takes its time, or the writing
    if event.kind == "result" and not event.what:
        return "tasks"
    if event.kind == "result" and "-" in event.what:
        return "chunk"
    if event.kind != "wait":
        return WAITS[event.kind]
    return {"Condition": "condition", "Event": "event"}.get(kind, "queue")


def find_messages(trace: Trace) -> list[tuple[Event, Event]]:
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


def find_tasks(trace: Trace) -> list[Task]:
    """Return which worker ran which task when, in the order of their beginnings.

    A task ends when its worker asks for another: its result has been sent by then.
    """
    found: list[Task] = []
    running: dict[int, Event] = {}  # by lane
    for event in trace.events:
        lane = event.lane
        if event.kind == "item":
            call = running[lane].more if lane in running else ""
            end = event.time + int(event.more)
            found.append(Task(lane, event.what, call, event.time, end, inside=True))
        elif event.kind in ("idle", "end") and lane in running:
            begun = running.pop(lane)
            found.append(Task(lane, begun.what, begun.more, begun.time, event.time))
        if event.kind == "task":
            running[lane] = event
    return sorted(found, key=lambda task: (task.start, task.inside))
