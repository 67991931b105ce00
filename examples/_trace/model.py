"""A trace: the recorded events of one run, in words.

Processes are lanes, numbered in the order in which they were started; locks, queues
and the like are things, by name. The kinds of events:

start, started, begin, end, signal, join, joined   processes
ask, got, release                                  locks and semaphores
wait, woke, notify                                 conditions
wait, pass, set, clear, done                       events; queues that are joined
arrive, pass, broken, abort, reset                 barriers
put, flow, placed, get, got                        queues and pipes
watch, ready                                       several pipes or processes at once
submit, idle, task, item                           tasks of a pool, and of its chunks
result, shut, ready                                waits for tasks, and for the workers
sleep, command, recv, accept, ready                other waits
gave-up, refused                                   a time-out; an exception
"""

from typing import NamedTuple


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
    kind: str  # such as ask, got and put; all are in the table of kinds
    what: str = ""  # a thing, another lane's number, an exit code, a task's number
    more: str = ""  # the number of a message; a signal; a task's call, an item's length


class Trace(NamedTuple):
    """What was recorded of one run."""

    head: dict[str, str]  # system, python, method, day
    lanes: list[Lane]  # in the order in which they were started
    things: dict[str, Thing]  # by name
    events: list[Event]  # in order of time
