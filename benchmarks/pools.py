"""Measure whether processes help, and what five libraries' pools cost and do.

``make bench ARGS=pools`` takes a few minutes and writes
``benchmarks/pools.json``, from which the pages "Do you need processes?" and "Pool,
executor, joblib, loky or mpire?" are drawn; ``--quick`` writes a first impression to
``_build/pools.json``. Let the machine do nothing else meanwhile.

What is compared takes turns. Other programs only make a run slower, so what stands for
many short runs is the fastest; the median beside it shows how much was disturbed.
Nothing is kept unless the figures bear what the pages say.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks._figures import keep, machine, rounded
from benchmarks._pools.ask import LIBRARIES, LIMIT, NO_ANSWER, QUESTIONS, ask
from benchmarks._pools.libraries import CALLS, STARTS, WORKERS, square
from benchmarks._pools.speedup import WAYS, WORKS, turns

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "benchmarks" / "pools.json"
BUSY = 0.3  # load of the machine from which on we warn
HANGS = ("Pool", "a worker is killed")  # the only one that may
TASKS = 5000  # tiny ones, whose time is all transport
PACKAGES = ("joblib", "loky", "mpire")
CHUNKED = {  # what sends many tasks in one message, and the same without
    "Pool.map": "Pool.imap",
    "executor.map, chunksize=100": "executor.map",
    "joblib.Parallel": "joblib.Parallel, batch_size=1",
    "mpire, map": "mpire, map, chunk_size=1",
}
FULL, QUICK = (100, 15, 8), (10, 2, 2)  # repeats of speed-ups, of starts, of calls
Row = dict[str, float | str]


def speedups(repeats: int) -> list[Row]:
    """Return a row a work and a way: how many times as fast as the loop."""
    rows: list[Row] = []
    for name in WORKS:
        found = turns(name, repeats)
        loop = found["loop"]
        for way in reversed(WAYS):
            several = found[way]
            row: Row = {"name": f"{name}, {way}"}
            row["speed-up"] = rounded(min(loop) / min(several))
            row["by medians"] = rounded(median(loop) / median(several))
            row["loop, ms"] = rounded(1000 * min(loop))
            rows.append(row | {"this way, ms": rounded(1000 * min(several))})
            print(f"{row['name']}: {row['speed-up']}", flush=True)
    return rows


def starts(repeats: int) -> list[Row]:
    """Return a row a pool: until both workers have answered."""
    found: dict[str, list[list[float]]] = {name: [] for name in STARTS}
    for _ in range(repeats):
        for name, several in found.items():
            command = [sys.executable, "-m", "benchmarks._pools.start", name]
            said = subprocess.run(
                command, cwd=ROOT, check=True, capture_output=True, text=True
            )
            several.append([float(number) for number in said.stdout.split()])
    rows = []
    for name, several in found.items():
        imports, answers = zip(*several, strict=True)
        row = fastest(name, answers) | {"its import": rounded(min(imports))}
        print(f"{name}: {row['fastest']} ms", flush=True)
        rows.append(row)
    return rows


def calls(repeats: int) -> list[Row]:
    """Return a row a call: microseconds for each of many tiny tasks."""
    rows = []
    wanted = list(map(square, range(TASKS)))
    for name, opened in CALLS.items():
        several = []
        with opened() as mapped:
            list(mapped(square, range(10 * WORKERS)))
            for _ in range(repeats):
                begin = time.perf_counter()
                results = list(mapped(square, range(TASKS)))
                several.append(1e6 * (time.perf_counter() - begin) / TASKS)
                assert results == wanted
        rows.append(fastest(name, several))
        print(f"{name}: {rows[-1]['fastest']} µs", flush=True)
    return rows


def fastest(name: str, several: Any) -> Row:
    """Return a row: the fastest of some repeats, and their median."""
    low, middle = rounded(min(several)), rounded(median(several))
    return {"name": name, "fastest": low, "median": middle}


def answers() -> dict[str, dict[str, str]]:
    """Ask every library every question."""
    found = {}
    for library in LIBRARIES:
        found[library] = {question: ask(library, question) for question in QUESTIONS}
        print(f"{library}: {found[library]}", flush=True)
    return found


def chart(unit: str, line: tuple[str, str], repeats: int, rows: list[Row]) -> Any:
    """Say how some rows are drawn: from the fastest to the median."""
    best = "high" if unit == "times the loop's speed" else "low"
    drawn = {"unit": unit, "bar": line[0], "line": line, "repeats": repeats}
    return drawn | {"dot": "fastest", "best": best, "rows": rows}


def measure(loops: int, started: int, called: int) -> dict[str, Any]:
    """Measure and ask everything; return what is kept."""
    where, begin = machine(PACKAGES), time.monotonic()
    if where["load before"] > BUSY:
        print(f"Other programs are at work (load {where['load before']}).", flush=True)
    line, ends = ("speed-up", "by medians"), ("fastest", "median")
    unit = "times the loop's speed"
    charts = {
        "speed-up": chart(unit, line, loops, speedups(loops)),
        "start": chart("ms", ends, started, starts(started)),
        "task": chart("µs", ends, called, calls(called)),
    }
    said = answers()
    took, after = round(time.monotonic() - begin), round(os.getloadavg()[0], 2)
    return {
        "machine": where | {"load after": after, "seconds": took},
        "charts": charts,
        "answers": said,
    }


def doubts(data: dict[str, Any]) -> Iterator[str]:
    """Say which figures don't bear what the pages say."""
    rows = {row["name"]: row for row in data["charts"]["speed-up"]["rows"]}
    for name, low, high in (
        ("computing, 2 processes", 1.3, 2.3),  # two cores may be threads of one
        ("computing, 2 threads", 0.7, 1.15),
        ("waiting, 2 processes", 1.7, 2.3),
        ("waiting, 2 threads", 1.7, 2.3),
        ("tasks of 1 µs, 2 processes", 0, 0.2),
        ("tasks of 1 µs, 2 threads", 0, 0.8),
    ):
        if not low <= rows[name]["speed-up"] <= high:
            found = rows[name]["speed-up"]
            yield f"{name}: {found} times the loop's speed, not {low} to {high}"
    processes, threads = (
        rows[f"tasks of 1 µs, 2 {way}"]["speed-up"] for way in ("processes", "threads")
    )
    if processes > threads:
        yield f"tasks of 1 µs: processes ({processes}) lose less than threads"
    yield from doubts_about_calls(data["charts"]["task"]["rows"])
    for library, said in data["answers"].items():
        for question, answer in said.items():
            if answer == NO_ANSWER and (library, question) != HANGS:
                yield f"{library}: no answer in {LIMIT} s when {question}"


def doubts_about_calls(rows: list[Row]) -> Iterator[str]:
    """Say which calls don't bear what the page says about chunks."""
    times = {str(row["name"]): float(row["fastest"]) for row in rows}
    for chunked, single in CHUNKED.items():
        if 2 * times[chunked] > times[single]:
            yield f"{chunked}: not twice as fast as {single}"
    for name, time_ in times.items():
        if time_ > 1000:
            yield f"{name}: {time_} µs, which matters for a task of 10 ms"


def main() -> None:
    """Measure, and write what was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer repeats")
    quick = parser.parse_args().quick
    if lacking := [name for name in PACKAGES if not any(distributions(name=name))]:
        sys.exit(f"{', '.join(lacking)} not installed: make bench ARGS=pools does it")
    data = measure(*(QUICK if quick else FULL))
    keep(data, KEPT, quick=quick, doubts=doubts(data))


if __name__ == "__main__":
    main()
