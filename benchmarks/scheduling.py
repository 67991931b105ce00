"""Measure the scheduling engine: how long, how it grows, and beside SimPy.

``python -m benchmarks.scheduling`` takes some minutes and writes
``benchmarks/scheduling.json``; ``--quick`` writes a first impression, of a tenth of the
jobs, to ``_build/scheduling.json``. Let the machine do nothing else meanwhile.

Each run has a process of its own and counts what ``simulate`` takes, not the making of
the jobs. Seconds are of CPU time, which other programs disturb less; those of the wall
clock are beside them. Runs that are compared take turns, pair by pair, and a ratio is
the median of the pairs' ratios.
"""

import argparse
import gc
import os
import sys
import time
from collections.abc import Callable
from importlib.metadata import distributions
from math import log
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any

from benchmarks._figures import keep, machine, rounded, spread
from examples.scheduling import FCFS, MLFQ, SJF, Job, Policy, RoundRobin, Ties, simulate

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "benchmarks" / "scheduling.json"
REPEATS = 5
BUSY = 0.3  # load of the machine from which on we warn
QUANTUM = 4
PACKAGES = ("simpy",)
POLICIES: dict[str, Callable[[], Policy]] = {
    "FCFS": FCFS,
    "SJF": SJF,
    "RoundRobin": lambda: RoundRobin(QUANTUM, ties=Ties.STALLINGS),
    "MLFQ": lambda: MLFQ(quanta=[4, 8, 16], boost=1000),
}
TARGETS = {("FCFS", 1_000_000): 3, ("MLFQ", 100_000): 3}  # seconds at most
GROWING = dict.fromkeys(("FCFS", "SJF", "MLFQ"), (10_000, 100_000, 1_000_000))
BESIDE, COUNT = ("FCFS", "RoundRobin"), 100_000
Run = tuple[float, float, int]  # seconds of CPU, of the wall clock, and a checksum


def workload(count: int) -> list[Job]:
    """Return jobs of 1 to 19 units that keep the CPU busy for ten parts in eleven.

    They are in the order of arrival, as a log has them.
    """
    random = Random(count)
    arrivals = sorted(random.randrange(11 * count) for _ in range(count))
    return [Job(str(n), at, random.randint(1, 19)) for n, at in enumerate(arrivals)]


def timed(work: Callable[[], Any]) -> tuple[float, float, Any]:
    """Return how long some work takes, and what it returns."""
    gc.collect()
    wall, cpu = time.perf_counter(), time.process_time()
    found = work()
    return time.process_time() - cpu, time.perf_counter() - wall, found


def ours(policy: str, count: int) -> Run:
    """Time the engine; the checksum is of the times at which jobs end."""
    jobs = workload(count)
    cpu, wall, schedule = timed(lambda: simulate(jobs, POLICIES[policy]()))
    finishes = tuple(figures.finish for figures in schedule.jobs.values())
    return cpu, wall, hash(finishes)


def theirs(policy: str, count: int) -> Run:
    """Time SimPy: each job is a process, the CPU a resource that is had in turn."""
    import simpy

    jobs = workload(count)
    longest = QUANTUM if policy == "RoundRobin" else max(job.burst for job in jobs)
    finishes = [0] * count

    def life(env: simpy.Environment, cpu: simpy.Resource, n: int, job: Job) -> Any:
        yield env.timeout(job.arrival)
        left = job.burst
        while left:
            with cpu.request() as turn:
                yield turn
                ran = min(left, longest)
                yield env.timeout(ran)
                left -= ran
        finishes[n] = int(env.now)

    def run() -> None:
        env = simpy.Environment()
        cpu = simpy.Resource(env)
        for n, job in enumerate(jobs):
            env.process(life(env, cpu, n, job))
        env.run()

    seconds = timed(run)[:2]
    return *seconds, hash(tuple(finishes))


def fresh(measured: Callable[[str, int], Run], policy: str, count: int) -> Run:
    """Measure in a process of its own."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(measured, (policy, count))


def figures(runs: list[Run]) -> dict[str, Any]:
    """Return what stands for some runs."""
    cpu, wall, _ = zip(*runs, strict=True)
    return {"cpu s": spread(cpu), "wall s": spread(wall)}


def growth(policy: str, counts: tuple[int, ...], repeats: int) -> list[dict[str, Any]]:
    """Return a row for each number of jobs; the sizes take turns.

    ``of n log n`` is how much longer it takes than the smallest, over how much longer
    it would take if the time were exactly in proportion to n log n.
    """
    turns = [[fresh(ours, policy, count) for count in counts] for _ in range(repeats)]
    rows = []
    for count, runs in zip(counts, zip(*turns, strict=True), strict=True):
        expected = count * log(count) / (counts[0] * log(counts[0]))
        ratios = [run[0] / turn[0][0] for run, turn in zip(runs, turns, strict=True)]
        relative = spread(ratio / expected for ratio in ratios)
        row = {"policy": policy, "jobs": count, **figures(list(runs))}
        row |= {"of n log n": relative}
        if target := TARGETS.get((policy, count)):
            row["target s"] = target
        rows.append(row)
        print(f"{policy}, {count} jobs: {row['cpu s']['median']} s", flush=True)
    return rows


def beside(policy: str, count: int, repeats: int) -> dict[str, Any]:
    """Return the engine's and SimPy's time for one work, and the ratio of the two."""
    pairs = [
        (fresh(ours, policy, count), fresh(theirs, policy, count))
        for _ in range(repeats)
    ]
    if any(one[2] != other[2] for one, other in pairs):
        sys.exit(f"{policy}: SimPy's jobs end at other times; this compares nothing")
    ratio = spread(other[0] / one[0] for one, other in pairs)
    print(f"{policy}: SimPy takes {ratio['median']} times as long", flush=True)
    return {
        "policy": policy,
        "jobs": count,
        "engine": figures([one for one, _ in pairs]),
        "SimPy": figures([other for _, other in pairs]),
        "SimPy / engine": ratio,
    }


def measure(repeats: int, part: int) -> dict[str, Any]:
    """Measure everything, with one part in so many of the jobs."""
    where, begin = machine(PACKAGES), time.monotonic()
    if where["load before"] > BUSY:
        print(f"Other programs are at work (load {where['load before']}).", flush=True)
    rows = [
        row
        for policy, counts in GROWING.items()
        for row in growth(policy, tuple(count // part for count in counts), repeats)
    ]
    compared = [beside(policy, COUNT // part, repeats) for policy in BESIDE]
    after = rounded(os.getloadavg()[0])  # ours is one of it
    took = round(time.monotonic() - begin)
    return {
        "machine": where | {"load after": after, "seconds": took},
        "repeats": repeats,
        "growth": rows,
        "beside SimPy": compared,
    }


def main() -> None:
    """Measure, and write what was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer jobs and repeats")
    quick = parser.parse_args().quick
    if not any(distributions(name="simpy")):
        sys.exit("simpy is not installed: make bench ARGS=scheduling does it")
    data = measure(*((3, 10) if quick else (REPEATS, 1)))
    keep(data, KEPT, quick=quick)


if __name__ == "__main__":
    main()
