"""The file that keeps a trace: what was recorded where, lanes, things and events."""

import re

from .model import Event, Lane, Thing, Trace

GAP = re.compile(r"\s{2,}")


class TraceError(Exception):
    """A file isn't a trace."""


def format_trace(trace: Trace) -> str:
    """Return the text of a trace's file."""
    lines = [f"{key:<9} {value}" for key, value in trace.head.items()]
    for number, lane in enumerate(trace.lanes):
        daemon = "daemon" if lane.daemon else ""
        call = lane.call or "-"
        lines.append(join_columns(f"lane {number:<4}", lane.name, call, daemon))
    for name, thing in trace.things.items():
        lines.append(join_columns("thing    ", name, thing.kind, thing.lock))
    lines += ["", *map(format_event, trace.events)]
    return "\n".join(lines) + "\n"


def format_event(event: Event) -> str:
    """Return an event's line."""
    time, number, thread, kind, what, more = event
    place = f"{number}+{thread}" if thread else str(number)
    return join_columns(f"{time:>9}", f"{place:<3}", f"{kind:<7}", what, more)


def join_columns(first: str, *others: str) -> str:
    """Part columns by two blanks or more."""
    return "  ".join([first, *others]).rstrip()


def parse_trace(text: str) -> Trace:
    """Read the text of a trace's file; raise TraceError if it is not one."""
    trace = Trace({}, [], {}, [])
    above, _, below = text.partition("\n\n")
    try:
        for line in above.splitlines():
            parse_head(line, trace)
        trace.events.extend(map(parse_event, below.splitlines()))
    except (ValueError, TypeError) as error:
        raise TraceError(f"not a trace: {error}") from None
    if not trace.events:
        raise TraceError("nothing is recorded in it")
    return trace


def parse_head(line: str, trace: Trace) -> None:
    """Add what a line says that stands above the events."""
    key, value = line.split(None, 1)
    if key == "lane":
        _, name, call, *daemon = GAP.split(line)
        trace.lanes.append(Lane(name, call.strip("-"), bool(daemon)))
    elif key == "thing":
        _, name, kind, *lock = GAP.split(line)
        trace.things[name] = Thing(kind, *lock)
    else:
        trace.head[key] = value.strip()


def parse_event(line: str) -> Event:
    """Read an event's line."""
    time, place, kind, *others = GAP.split(line.strip())
    lane, _, thread = place.partition("+")
    return Event(int(time), int(lane), int(thread or 0), kind, *others)
