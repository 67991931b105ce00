"""A trace in the Trace Event Format, which Perfetto and vizviewer open.

Each process has a track for what it does, and where there are such things one for
its tasks and one for each lock that it holds. Times are in microseconds.
"""

import json
from collections.abc import Iterator
from typing import Any

from .model import Event, Trace
from .picture import Artist, Piece
from .words import WORDS

DOES = 1  # the track of what a process does, among the tracks of this process
Entry = dict[str, Any]


def format_events(trace: Trace, title: str) -> str:
    """Return a trace's events as the text of a JSON file."""
    artist = Artist(trace, WORDS, every_wait=True)
    pieces = artist.find_pieces()
    tracks = name_tracks(artist, pieces)
    entries = [make_entry(piece) for piece in pieces]
    entries += make_flows(trace, artist)
    entries.sort(key=lambda entry: entry["ts"])
    lines = [json.dumps(entry, ensure_ascii=False) for entry in [*tracks, *entries]]
    head = json.dumps({"title": title, **trace.head}, ensure_ascii=False)
    events = ",\n".join(lines)
    return f'{{"otherData": {head},\n"traceEvents": [\n{events}\n]}}\n'


def name_tracks(artist: Artist, pieces: list[Piece]) -> list[Entry]:
    """Return the entries that name the processes and their tracks."""
    found = []
    names = {(lane, DOES): "does" for lane in range(len(artist.trace.lanes))}
    for piece in pieces:
        names[piece.lane, find_track(piece)] = name_track(piece)
    for lane in range(len(artist.trace.lanes)):
        name = f"{artist.name_lane(lane)} {artist.find_call(lane)}".strip()
        found.append(make_name("process_name", lane, DOES, {"name": name}))
        found.append(make_name("process_sort_index", lane, DOES, {"sort_index": lane}))
    for (lane, track), name in sorted(names.items()):
        found.append(make_name("thread_name", lane, track, {"name": name}))
    return found


def make_name(kind: str, lane: int, track: int, args: Entry) -> Entry:
    """Return an entry that says what a process or a track is called."""
    return {"name": kind, "ph": "M", "ts": 0, **place(lane, track), "args": args}


def place(lane: int, track: int) -> Entry:
    """Return the numbers of a process and of its track, which no other track has."""
    return {"pid": lane + 1, "tid": (lane + 1) * 100 + track}


def find_track(piece: Piece) -> int:
    """Return the track of a piece: a chunk lies on that of the tasks in it."""
    return DOES + (1 if piece.kind == "chunk" else piece.row)


def name_track(piece: Piece) -> str:
    """Return what the track of a piece is called."""
    if piece.kind in ("task", "chunk"):
        return "tasks"
    return f"holds {piece.label}" if piece.row else "does"


def make_entry(piece: Piece) -> Entry:
    """Return a complete event for what takes time, an instant for what takes none."""
    entry = {"name": piece.what, "cat": piece.kind, "ts": piece.start}
    entry |= place(piece.lane, find_track(piece))
    if piece.kind in ("mark", "ended"):
        return {**entry, "ph": "i", "s": "t"}
    return {**entry, "ph": "X", "dur": piece.end - piece.start}


def make_flows(trace: Trace, artist: Artist) -> list[Entry]:
    """Return what goes from process to process, each as a start and a finish."""
    found: list[Entry] = []
    for number, (name, one, other, track) in enumerate(find_flows(trace, artist)):
        same = {"name": name, "cat": "flow", "id": number}
        found.append({**same, "ph": "s", "ts": one.time, **place(one.lane, DOES)})
        end = {"ts": other.time, "bp": "e", **place(other.lane, track)}
        found.append({**same, "ph": "f", **end})
    return found


def find_flows(trace: Trace, artist: Artist) -> Iterator[tuple[str, Event, Event, int]]:
    """Yield each message, each start of a process and each task given to a worker."""
    begins = {event.lane: event for event in trace.events if event.kind == "begin"}
    for one, other in artist.messages:
        if one.lane != other.lane:
            yield "message", one, other, DOES
    submitted: dict[int, Event] = {}
    for event in trace.events:
        if event.kind == "start" and (begin := begins.get(int(event.what))):
            yield "start", event, begin, DOES
        elif event.kind == "submit":
            first, last = read_numbers(event.what)
            submitted |= dict.fromkeys(range(first, last + 1), event)
        elif event.kind == "task":
            given = submitted.get(read_numbers(event.what)[0])
            if given:
                yield "task", given, event, DOES + 1


def read_numbers(text: str) -> tuple[int, int]:
    """Return the first and the last number of tasks such as 9-16."""
    first, _, last = text.partition("-")
    return int(first), int(last or first)
