"""Two processes, each on its core, that carry messages and look at the clock.

The clock is the machine's own, the same for both: CLOCK_MONOTONIC.
"""

import ctypes
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path

from benchmarks._ipc.ways import FORK, Way

LIMIT = 100  # seconds that a process may take to answer
TRIM_THRESHOLD, MMAP_THRESHOLD = -1, -3  # of mallopt in <malloc.h>
PLACES = ("two cores", "one core")
Side = Callable[[list[Way], Barrier, int], list[float]]


def cores(place: str) -> list[int]:
    """Return the core of each of two processes; nothing where they can't be chosen."""
    if not hasattr(os, "sched_setaffinity"):
        return []
    allowed = sorted(os.sched_getaffinity(0))
    return [allowed[0], allowed[-1 if place == "two cores" else 0]]


def possible(place: str) -> bool:
    """Tell whether this machine can put two processes so."""
    return (len(set(cores(place))) != 1) == (place == "two cores")


@contextmanager
def kept_on(chosen: list[int]) -> Iterator[None]:
    """Keep this process, and what it starts meanwhile, on some cores."""
    if not chosen:
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, chosen)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def pour(ways: list[Way], start: Barrier, count: int) -> list[float]:
    """Send so many messages; return when the first was sent."""
    (way,) = ways
    send, message = way.sender(), b"m" * way.size
    send(message)
    start.wait()
    begin = time.perf_counter()
    for _ in range(count):
        send(message)
    return [begin]


def drink(ways: list[Way], start: Barrier, count: int) -> list[float]:
    """Receive so many messages; return when the last was there."""
    (way,) = ways
    receiver = way.receiver()
    receiver.receive()
    start.wait()
    receiver.drain(count)
    return [time.perf_counter()]


def call(ways: list[Way], start: Barrier, count: int) -> list[float]:
    """Send a message and wait for its echo, again and again; return each time."""
    there, back = ways
    send, receive = there.sender(), back.receiver().receive
    message, clock = b"m" * there.size, time.perf_counter
    send(message)
    receive()
    start.wait()
    times = [0.0] * count
    for number in range(count):
        begin = clock()
        send(message)
        receive()
        times[number] = clock() - begin
    return times


def echo(ways: list[Way], start: Barrier, count: int) -> list[float]:
    """Answer each message."""
    there, back = ways
    receive, send = there.receiver().receive, back.sender()
    message = b"m" * there.size
    receive()
    send(message)
    start.wait()
    for _ in range(count):
        receive()
        send(message)
    return []


def seconds(kind: type[Way], size: int, place: str, count: int) -> float:
    """Return how long it takes to carry so many messages."""
    (begin,), (end,) = run((pour, drink), kind, size, place, count)
    return end - begin


def round_trips(kind: type[Way], size: int, place: str, count: int) -> list[float]:
    """Return the seconds of each of so many round trips."""
    return run((call, echo), kind, size, place, count)[0]


def run(
    sides: tuple[Side, Side], kind: type[Way], size: int, place: str, count: int
) -> list[list[float]]:
    """Run both sides in processes of their own; return what each of them says."""
    chosen = cores(place)
    with tempfile.TemporaryDirectory(prefix="bench-") as name, kept_on(chosen):
        folders = [Path(name, "there"), Path(name, "back")]
        ways: list[Way] = []
        for folder in folders[: 1 if sides == (pour, drink) else 2]:
            folder.mkdir()
            ways.append(kind(size, folder))
        try:
            return both(sides, ways, chosen, count)
        finally:
            for way in ways:
                way.remove()


def both(
    sides: tuple[Side, Side], ways: list[Way], chosen: list[int], count: int
) -> list[list[float]]:
    """Start both sides and wait for their answers.

    Each stays until both have answered. What a sender has not yet sent is lost when
    it ends; with ZeroMQ even what the receiver has not yet read from its socket is
    (libzmq issue 4660).
    """
    start = FORK.Barrier(2, timeout=LIMIT)
    processes, lines = [], []
    for number, side in enumerate(sides):
        line, theirs = FORK.Pipe()
        arguments = (theirs, side, chosen[number : number + 1], ways, start, count)
        process = FORK.Process(target=child, args=arguments, daemon=True)
        process.start()
        theirs.close()
        processes.append(process)
        lines.append(line)
    try:
        said = [answer(line) for line in lines]
        for line in lines:
            line.send("both have answered")
        return said
    finally:
        for process, line in zip(processes, lines, strict=True):
            line.close()
            process.join(1)
            process.kill()
            process.join()


def child(
    line: Connection,
    side: Side,
    core: list[int],
    ways: list[Way],
    start: Barrier,
    count: int,
) -> None:
    """Do one side's part on its core, and tell what came of it."""
    settle_memory(32 << 20 if ways[0].keeps_memory else 128 << 10)
    with kept_on(core):
        line.send(side(ways, start, count))
        line.recv()


def settle_memory(size: int) -> None:
    """Have freed memory up to a size kept, larger pieces given back to the system.

    The GNU library decides that by what lies where in memory, so that the same
    program is five times as fast in one run as in another. Here it is settled.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt:
        mallopt(TRIM_THRESHOLD, size)
        mallopt(MMAP_THRESHOLD, size)


def answer(line: Connection) -> list[float]:
    """Return what a process says."""
    if not line.poll(LIMIT):
        raise TimeoutError(f"no answer in {LIMIT} seconds")
    said: list[float] = line.recv()
    return said
