"""Measure what the messages of a pool cost: chunks of short tasks, and large data.

``python -m benchmarks.pool_messages`` takes two minutes and writes
``benchmarks/pool_messages.json``, from which the pages about chunks and about big data
are drawn; ``--quick`` writes a first impression to ``_build/pool_messages.json``. Let
the machine do nothing else meanwhile.

Each figure is the lowest of its repeats, which other programs disturb least, beside the
median. What is compared takes turns. The pools have two workers, under spawn unless a
name says fork, and are warm: starting the workers counts for ``first result`` only.
Nothing is kept unless the figures bear what the pages say.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from importlib.metadata import distributions
from multiprocessing import get_context
from multiprocessing.shared_memory import SharedMemory
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from benchmarks._figures import keep, machine, rounded, spread

with suppress(ImportError):  # main says so
    import numpy as np

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "benchmarks" / "pool_messages.json"
PACKAGES = ("numpy",)
BUSY = 0.3  # load of the machine from which on we warn
WORKERS = 2
SHORT, LONG = (1000, 2000), (100_000, 200)  # numbers added in a task, and tasks
CHUNKS = (1, 10, 100, 1000)
COUNT = 12_500_000  # float64: 100 MB
READ = 1000  # numbers that a timed task reads
TASKS = 6  # timed in a pool, after the first
PAUSE = 0.3  # seconds that keep a worker busy while the other one starts
Row = dict[str, float | str]
Figures = dict[str, float]
data: Any = None
block: SharedMemory
together: Barrier


def private_mb() -> float:
    """Return how much memory this process shares with no other."""
    lines = Path("/proc/self/smaps_rollup").read_text("utf-8").splitlines()
    kilobytes = sum(int(line.split()[1]) for line in lines if "Private" in line)
    return kilobytes * 1024 / 1e6


def add_numbers(count: int) -> int:
    """Do a task of a known length; runs in a worker."""
    return sum(range(count))


def per_task(call: Callable[[], Iterable[Any]], tasks: int) -> float:
    """Return the microseconds that a task takes in all."""
    begin = time.perf_counter()
    assert sum(1 for _ in call()) == tasks
    return 1e6 * (time.perf_counter() - begin) / tasks


def curve(length: int, tasks: int, repeats: int) -> list[Row]:
    """Return a row a chunksize: how long a task takes, beside a plain loop."""
    counts = [length] * tasks
    spawn = get_context("spawn")
    with (
        ProcessPoolExecutor(WORKERS, mp_context=spawn) as executor,
        spawn.Pool(WORKERS) as pool,
    ):
        list(executor.map(time.sleep, [PAUSE] * WORKERS))
        calls: dict[str, Callable[[], Iterable[int]]] = {
            "loop": lambda: map(add_numbers, counts),
            "Pool.map": lambda: pool.map(add_numbers, counts),
        }
        for size in [*(size for size in CHUNKS if size < tasks), tasks]:
            name = "one chunk" if size == tasks else f"chunksize={size}"
            calls[name] = lambda size=size: executor.map(  # type: ignore[misc]
                add_numbers, counts, chunksize=size
            )
        seconds: dict[str, list[float]] = {name: [] for name in calls}
        for _ in range(repeats):
            for name, call in calls.items():
                seconds[name].append(per_task(call, tasks))
    return [{"name": name, **spread(values)} for name, values in seconds.items()]


def keep_barrier(barrier: Barrier) -> None:
    """Keep what lets the workers meet; runs once in each worker."""
    global together
    together = barrier


def keep_data(barrier: Barrier, array: Any) -> None:
    """Keep the data that was pickled, or inherited; runs once in each worker."""
    global data
    keep_barrier(barrier)
    data = array


def keep_block(barrier: Barrier, name: str) -> None:
    """Attach the shared memory; runs once in each worker."""
    global block, data
    keep_barrier(barrier)
    block = SharedMemory(name)
    data = np.ndarray(block.size // 8, buffer=block.buf)


def open_map(path: str) -> Any:
    """Return the file's array as a memory map."""
    return np.load(path, mmap_mode="r")


def read_file(path: str) -> Any:
    """Return the file's array, read into memory."""
    return np.load(path)


def given(argument: Any) -> Any:
    """Return the array that came with the task, or that the worker keeps."""
    return data if argument is None else argument


def work(open_data: Callable[[Any], Any], argument: Any) -> float:
    """Read a little of the data; runs in a worker."""
    return float(open_data(argument)[:READ].sum())


def make(_: Callable[[Any], Any], count: int) -> Any:
    """Return all of the data; runs in a worker."""
    return np.zeros(count)


def grown(open_data: Callable[[Any], Any], argument: Any) -> float:
    """Read all of the data; return the worker's own memory while both have it."""
    array = open_data(argument)
    array.sum()
    together.wait()
    found = private_mb()
    together.wait()
    return found


def empty(_: Callable[[Any], Any], argument: Any) -> float:
    """Return the worker's own memory without the data."""
    together.wait()
    return private_mb()


@contextmanager
def way(name: str, folder: str) -> Iterator[tuple[Any, Any, Any]]:
    """Yield a pool that has the data in one way, how a task opens it, its argument."""
    global data
    array = np.ones(COUNT)
    context = get_context("fork" if "fork" in name else "spawn")
    barrier = context.Barrier(WORKERS)
    shared: SharedMemory | None = None
    opener: Callable[[Any], Any] = given
    argument: Any = None
    start: tuple[Any, Any] = (keep_barrier, (barrier,))
    if name == "argument":
        argument = array
    elif name == "result":
        argument = COUNT
    elif name == "initializer":
        start = (keep_data, (barrier, array))
    elif name == "SharedMemory":
        shared = SharedMemory(create=True, size=array.nbytes)
        np.ndarray(COUNT, buffer=shared.buf)[:] = array
        start = (keep_block, (barrier, shared.name))
    elif name.startswith("path"):
        argument = str(Path(folder, "data.npy"))
        opener = open_map if "map" in name else read_file
    elif name == "global, fork":
        data = array
    try:
        with ProcessPoolExecutor(WORKERS, context, *start) as executor:
            yield executor, opener, argument
    finally:
        data = None
        if shared:
            shared.close()
            shared.unlink()


WAYS = (
    "argument",
    "result",
    "initializer",
    "SharedMemory",
    "path, memory map",
    "path, np.load",
    "global, fork",
)
EMPTY = ("no data", "no data, fork")
SIZES = (*(name for name in WAYS if name != "result"), *EMPTY)


def timed(name: str, folder: str) -> tuple[float, float]:
    """Return the milliseconds to a pool's first result, and of a later task."""
    begin = time.perf_counter()
    with way(name, folder) as (executor, opener, argument):
        task = make if name == "result" else work
        executor.submit(task, opener, argument).result()
        first = time.perf_counter() - begin
        times = []
        for _ in range(TASKS):
            begin = time.perf_counter()
            executor.submit(task, opener, argument).result()
            times.append(time.perf_counter() - begin)
    return 1000 * first, 1000 * min(times)


def memory(name: str, folder: str) -> float:
    """Return the own memory of a worker in MB."""
    with way(name, folder) as (executor, opener, argument):
        task = empty if name in EMPTY else grown
        several = [executor.submit(task, opener, argument) for _ in range(WORKERS)]
        return float(min(future.result() for future in several))


def big_data(repeats: int) -> tuple[list[Row], list[Row]]:
    """Return a row a way: the time of a task, and the memory of a worker."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in WAYS}
    sizes: dict[str, list[float]] = {name: [] for name in SIZES}
    with tempfile.TemporaryDirectory() as folder:
        np.save(Path(folder, "data.npy"), np.ones(COUNT))
        for _ in range(repeats):
            for name in WAYS:
                times[name].append(timed(name, folder))
            for name in SIZES:
                sizes[name].append(memory(name, folder))
    rows: list[Row] = []
    for name, pairs in times.items():
        first, later = zip(*pairs, strict=True)
        rows.append(
            {"name": name, **spread(later), "first result": rounded(min(first))}
        )
    return rows, [{"name": name, **spread(mbs)} for name, mbs in sizes.items()]


def chart(unit: str, line: str, repeats: int, rows: list[Row]) -> dict[str, Any]:
    """Say how some rows are drawn: a dot at the lowest, a thin line to another."""
    ends = ["lowest", line]
    drawn = {"unit": unit, "bar": "lowest", "line": ends}
    return drawn | {"repeats": repeats, "rows": rows}


def measure(repeats: int) -> dict[str, Any]:
    """Measure everything; return what is kept."""
    where, begin = machine(PACKAGES), time.monotonic()
    if where["load before"] > BUSY:
        print(f"Other programs are at work (load {where['load before']}).", flush=True)
    charts = {}
    for name, (length, tasks) in (("short-tasks", SHORT), ("long-tasks", LONG)):
        rows = curve(length, tasks, 3 * repeats)
        charts[name] = chart("µs", "median", 3 * repeats, rows)
        print(f"{name} measured", flush=True)
    times, sizes = big_data(repeats)
    charts["big-data"] = chart("ms", "first result", repeats, times)
    charts["big-memory"] = chart("MB", "median", repeats, sizes)
    after = {"load after": round(os.getloadavg()[0], 2)}
    took = {"seconds": round(time.monotonic() - begin)}
    return {"machine": where | after | took, "charts": charts}


def doubts(data: dict[str, Any]) -> Iterator[str]:
    """Say what the pages say and the figures don't bear."""
    found = {
        name: {row["name"]: row["lowest"] for row in chart["rows"]}
        for name, chart in data["charts"].items()
    }
    chunks = said_of_chunks(found["short-tasks"], found["long-tasks"])
    large = said_of_data(found["big-data"]) | said_of_memory(found["big-memory"])
    yield from (said for said, true in (chunks | large).items() if not true)


def said_of_chunks(short: Figures, long: Figures) -> dict[str, bool]:
    """Return what is said of short tasks and of long ones, and whether it is true."""
    loop, one, ten = short["loop"], short["chunksize=1"], short["chunksize=10"]
    hundred, thousand = short["chunksize=100"], short["chunksize=1000"]
    message = one - loop / WORKERS
    alone = min(short["one chunk"] / loop, long["one chunk"] / long["loop"])
    return {
        "a message costs about 0.1 ms": 40 < message < 250,
        "with a message for each short task the loop is faster": one > 2 * loop,
        "chunks make messages cheap": hundred < ten < one,
        "with chunks, two workers are faster than the loop": thousand < 0.9 * loop,
        "larger chunks gain little": thousand > 0.75 * hundred,
        "one worker does all tasks of a chunk": alone > 0.8,
        "long tasks need no chunks": long["chunksize=1"] < 0.9 * long["loop"]
        and long["chunksize=1"] < 1.2 * long["chunksize=10"],
    }


def said_of_data(times: Figures) -> dict[str, bool]:
    """Return what is said of the time of large data, and whether it is true."""
    sent, once = ("argument", "result"), ("initializer", "SharedMemory", "global, fork")
    least, most = min(times[way] for way in sent), max(times[way] for way in sent)
    mapped, read = times["path, memory map"], times["path, np.load"]
    return {
        "100 MB take some tenths of a second": 100 < least < most < 1000,
        "data that is there costs a task no time": 50 * max(times[way] for way in once)
        < least,
        "a memory map reads only what is used": mapped < read < times["argument"],
    }


def said_of_memory(sizes: Figures) -> dict[str, bool]:
    """Return what is said of the memory of a worker, and whether it is true."""
    said = {}
    for way in (name for name in SIZES if name not in EMPTY):
        own = sizes[way] - sizes["no data, fork" if "fork" in way else "no data"]
        if way in ("argument", "initializer", "path, np.load"):
            said[f"{way}: a worker has a copy"] = 95 < own < 110
        else:
            said[f"{way}: a worker has no copy"] = own < 2
    return said


def main() -> None:
    """Measure, and write what was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer repeats")
    quick = parser.parse_args().quick
    if lacking := [name for name in PACKAGES if not any(distributions(name=name))]:
        sys.exit(f"{', '.join(lacking)} not installed: make bench installs it")
    data = measure(1 if quick else 5)
    keep(data, KEPT, quick=quick, doubts=(f"not so: {said}" for said in doubts(data)))


if __name__ == "__main__":
    main()
