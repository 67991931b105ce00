"""How long the scheduling engine takes, how that grows, and how SimPy does the same.

Each figure is a median of runs; the runs of two that are compared alternate, so that
whatever else the machine does falls on both.  The result is kept beside this file.
"""

import datetime
import json
import os
import platform
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from math import log
from pathlib import Path
from typing import Any

import simpy

from examples.scheduling import FCFS, MLFQ, Job, RoundRobin, simulate
from examples.scheduling.engine.policy import Policy

KEPT = Path(__file__).with_suffix(".json")
RUNS = 5
GROWTH = (10_000, 100_000, 1_000_000)
PAIRED = 50_000  # jobs for the comparison
QUANTUM = 4
TARGETS = {"MLFQ, 100,000 jobs": 3.0, "FCFS, 1,000,000 jobs": 3.0}  # seconds


def workload(count: int) -> list[Job]:
    """Return so many jobs that keep the CPU nine tenths busy, the same each time."""
    rng, now, jobs = random.Random(1), 0, []
    for number in range(count):
        now += rng.randint(1, 20)
        jobs.append(Job(str(number), now, rng.randint(1, 18)))
    return jobs


def policies() -> dict[str, Policy]:
    """Return the policies that are timed, by name."""
    return {
        "FCFS": FCFS(),
        "RoundRobin": RoundRobin(QUANTUM),
        "MLFQ": MLFQ([4, 8, 16], boost=1000),
    }


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_simpy(jobs: list[Job], quantum: float) -> float:
    """Run the jobs in SimPy; return their mean turnaround."""
    env = simpy.Environment()
    cpu = simpy.Resource(env)
    turnarounds: list[float] = []

    def one(job: Job) -> Iterator[Any]:
        yield env.timeout(job.arrival)
        left = job.burst
        while left:
            with cpu.request() as turn:
                yield turn
                stint = min(left, quantum)
                yield env.timeout(stint)
                left -= stint
        turnarounds.append(env.now - job.arrival)

    for job in jobs:
        env.process(one(job))
    env.run()
    return statistics.fmean(turnarounds)


def growth() -> dict[str, dict[str, float]]:
    """Return the seconds by policy and number of jobs."""
    found: dict[str, dict[str, float]] = {}
    for name, policy in policies().items():
        found[name] = {}
        for count in GROWTH:
            jobs = workload(count)
            runs = [timed(lambda: simulate(jobs, policy)) for _ in range(RUNS)]  # noqa: B023
            found[name][str(count)] = round(statistics.median(runs), 4)
            print(f"{name:10} {count:9,} jobs  {found[name][str(count)]:7.3f} s")
    return found


def against_simpy() -> dict[str, float]:
    """Return how many times as long SimPy takes, as medians of pairs."""
    jobs, ratios = workload(PAIRED), {}
    both: dict[str, tuple[Policy, float]] = {
        "FCFS": (FCFS(), float("inf")),
        "RoundRobin": (RoundRobin(QUANTUM), QUANTUM),
    }
    for name, (policy, quantum) in both.items():
        pairs = []
        for _ in range(RUNS):
            ours = timed(lambda: simulate(jobs, policy))  # noqa: B023
            theirs = timed(lambda: in_simpy(jobs, quantum))  # noqa: B023
            pairs.append(theirs / ours)
        ratios[name] = round(statistics.median(pairs), 2)
        print(f"{name:10} SimPy takes {ratios[name]} times as long")
    return ratios


def same_work() -> None:
    """Make sure that SimPy and the engine do the same work."""
    jobs = workload(2_000)
    mean = float(simulate(jobs, FCFS()).average.turnaround)
    assert abs(in_simpy(jobs, float("inf")) - mean) < 1e-6, "SimPy does other work"


def verdicts(seconds: dict[str, dict[str, float]]) -> Iterator[str]:
    """Yield each target with what was measured."""
    for target, limit in TARGETS.items():
        name, count = target.split(", ", 1)
        took = seconds[name][count.split()[0].replace(",", "")]
        yield f"{target}: {took:.2f} s, at most {limit:g} s: {took <= limit}"
    for name, by_count in seconds.items():
        first, *_, last = ((int(n), s) for n, s in by_count.items())
        allowed = last[0] * log(last[0]) / (first[0] * log(first[0]))
        grew = last[1] / first[1]
        told = f"{name}: grew {grew:.0f}-fold, n log n {allowed:.0f}-fold"
        yield f"{told}: {grew <= allowed}"


def main() -> None:
    """Measure, print, and keep what was found."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    same_work()
    seconds, ratios = growth(), against_simpy()
    print(*verdicts(seconds), sep="\n")
    kept = {
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.release()}",
        "python": sys.version.split()[0],
        "simpy": simpy.__version__,
        "day": datetime.date.today().isoformat(),
        "load before": load,
        "runs": RUNS,
        "seconds": seconds,
        "times SimPy": ratios,
    }
    KEPT.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
