"""Measure the ways to exchange messages, and what a process costs to start.

``python -m benchmarks.ipc`` takes some minutes and writes ``benchmarks/ipc.json``,
from which the page "Which one?" is drawn; ``--quick`` writes a first impression to
``_build/ipc.json``. Let the machine do nothing else meanwhile.

pyperf measures what is a mean of many: messages a second, and starts. It keeps no
single times, so the percentiles of round trips are taken here, as is what the C
program says. Each figure is the median of its repeats, beside the lowest and highest.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from importlib.metadata import distributions
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks._figures import keep, machine, rounded, spread
from benchmarks._ipc import limits
from benchmarks._ipc.pair import PLACES, possible, round_trips
from benchmarks._ipc.rates import SIZES, VALUES
from benchmarks._ipc.starts import STARTS
from benchmarks._ipc.ways import ways

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "benchmarks" / "ipc.json"
SMALL = SIZES[0]
TRIPS = 0.3  # seconds that a repeat of round trips takes, about
BUSY = 0.3  # load of the machine from which on we warn
PACKAGES = ("numpy", "pyperf", "pyzmq")
Row = dict[str, float | str]


def by_pyperf(module: str, rounds: int) -> dict[str, list[float]]:
    """Run one of the scripts several times; return the seconds of each value, by name.

    A virtual machine is slow for some seconds at a time. What is measured in several
    rounds is not all measured in such a spell.
    """
    import pyperf

    values: dict[str, list[float]] = {}
    command = [sys.executable, "-m", f"benchmarks._ipc.{module}", "--quiet"]
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            output = str(Path(folder, "pyperf.json"))
            call = [*command, "--processes=1", f"--output={output}"]
            subprocess.run(call, cwd=ROOT, check=True)
            suite = pyperf.BenchmarkSuite.load(output)
        for one in suite:
            values.setdefault(one.get_name(), []).extend(one.get_values())
    return values


def rates(seconds: dict[str, list[float]], size: int, place: str) -> list[Row]:
    """Return a row a way: messages a second, and bytes."""
    rows: list[Row] = []
    for name in ways(size):
        values = seconds[f"{name}|{size}|{place}"]
        figures = spread(1 / value for value in values)
        volume = rounded(figures["median"] * size / 1e6)
        rows.append({"name": name, **figures, "MB/s": volume})
    return rows


def volumes(
    rows: list[Row], found: dict[str, list[dict[str, float]]], place: str
) -> list[Row]:
    """Put what C does beside the largest messages, in bytes a second."""
    bytes_of = SIZES[-1] / 1e6
    scaled: list[Row] = [
        {
            "name": row["name"],
            **{
                key: rounded(float(row[key]) * bytes_of)
                for key in ("median", "lowest", "highest")
            },
            "messages/s": row["median"],
        }
        for row in rows
    ]
    for name, key in (
        ("C: memcpy, in cache", "cached"),
        ("C: memcpy, from main memory", "uncached"),
        ("C: pipe", "pipe"),
    ):
        if found.get(place):
            figures = spread(said[key] / 1e6 for said in found[place])
            count = rounded(figures["median"] / bytes_of)
            scaled.append({"name": name, **figures, "messages/s": count, "limit": True})
    return scaled


def trips(
    place: str, repeats: int, found: dict[str, list[dict[str, float]]]
) -> list[Row]:
    """Return a row a way: how long a small message and its echo take."""
    rows: list[Row] = []
    for name, way in ways(SMALL).items():
        first = round_trips(way, SMALL, place, 20)
        count = max(100, min(20_000, int(TRIPS / median(first))))
        several = [
            sorted(round_trips(way, SMALL, place, count)) for _ in range(repeats)
        ]
        middles = [times[count // 2] for times in several]
        slowest = [times[count * 99 // 100] for times in several]
        rows.append(trip(name, middles, slowest))
        print(f"{name}, {place}: {rows[-1]['p50']} µs", flush=True)
    if found.get(place):
        middles = [said["p50"] for said in found[place]]
        slowest = [said["p99"] for said in found[place]]
        rows.append(trip("C: pipe", middles, slowest) | {"limit": True})
    return rows


def trip(name: str, middles: list[float], slowest: list[float]) -> Row:
    """Return the row of one way."""
    p50 = spread(1e6 * value for value in middles)
    p99 = rounded(1e6 * median(slowest))
    lowest, highest = p50["lowest"], p50["highest"]
    middle = p50["median"]
    return {
        "name": name,
        "p50": middle,
        "lowest": lowest,
        "highest": highest,
        "p99": p99,
    }


def starts(seconds: dict[str, list[float]]) -> list[Row]:
    """Return a row a way to start: bare, and after NumPy was imported."""
    rows: list[Row] = []
    for name in STARTS:
        bare = spread(1000 * value for value in seconds[f"{name}|bare"])
        after = spread(1000 * value for value in seconds[f"{name}|after numpy"])
        row: Row = {"name": name, "bare": bare["median"]}
        row |= {key: bare[key] for key in ("lowest", "highest")}
        rows.append(row | {"after numpy": after["median"]})
    return rows


def chart(
    unit: str, bar: str, line: tuple[str, str], repeats: int, rows: list[Row]
) -> Any:
    """Say how some rows are drawn: the length of the bar, the ends of a thin line."""
    return {"unit": unit, "bar": bar, "line": line, "repeats": repeats, "rows": rows}


def measure(rounds: int, repeats: int) -> dict[str, Any]:
    """Measure everything; return what is kept."""
    where, begin = machine(PACKAGES), time.monotonic()
    values = rounds * VALUES
    if where["load before"] > BUSY:
        print(f"Other programs are at work (load {where['load before']}).", flush=True)
    found = limits.measure(repeats)
    charts = {}
    for place in filter(possible, PLACES):
        key, rows = place.replace(" ", "-"), trips(place, repeats, found)
        charts[f"round-trip-{key}"] = chart("µs", "p50", ("p50", "p99"), repeats, rows)
    started = by_pyperf("starts", rounds) | by_pyperf("starts_after_numpy", rounds)
    rows = starts(started)
    charts["start"] = chart("ms", "bare", ("bare", "after numpy"), values, rows)
    carried = by_pyperf("rates", rounds)
    ends = ("lowest", "highest")
    for place in filter(possible, PLACES):
        key = place.replace(" ", "-")
        for size in SIZES:
            rows = rates(carried, size, place)
            unit = "messages/s"
            if size == SIZES[-1]:
                rows, unit = volumes(rows, found, place), "MB/s"
            charts[f"{size}-bytes-{key}"] = chart(unit, "median", ends, values, rows)
    took = round(time.monotonic() - begin)
    after = round(os.getloadavg()[0], 2)  # ours is two, of the two processes
    return {
        "machine": where | {"load after": after, "seconds": took},
        "charts": charts,
    }


def present(package: str) -> bool:
    """Tell whether a package is installed."""
    return any(distributions(name=package))


def main() -> None:
    """Measure, and write what was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer repeats")
    quick = parser.parse_args().quick
    if lacking := [name for name in PACKAGES if not present(name)]:
        sys.exit(f"{', '.join(lacking)} not installed: make bench ARGS=ipc does it")
    data = measure(*((1, 1) if quick else (5, 5)))
    keep(data, KEPT, quick=quick)


if __name__ == "__main__":
    main()
