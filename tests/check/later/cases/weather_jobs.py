"""Fetch the readings of a few weather stations, each in its own process."""
import multiprocessing as mp
import random
import sys

STATIONS = {"KSEA": 47.4, "KBOS": 42.3, "KDEN": 39.8}


def fetch_station(code):
    rng = random.Random(code)
    values = [round(rng.uniform(-5, 30), 1) for _ in range(24)]
    print(f"{code}: mean {sum(values) / len(values):.1f}", flush=True)


def summarise(codes, unit):
    print(f"{len(codes)} stations, unit {unit}", flush=True)


class Schedule:
    def __init__(self):
        self.entries = []

    def add(self, name, func, args=(), kwargs=None):
        self.entries.append(
            {"name": name, "target": func, "args": args, "kwargs": kwargs or {}}
        )

    def run_all(self):
        failed = []
        for entry in self.entries:
            proc = mp.Process(**entry)
            proc.start()
            proc.join()
            if proc.exitcode:
                failed.append(proc.name)
        return failed


def build():
    schedule = Schedule()
    for code in sorted(STATIONS):
        schedule.add(f"fetch-{code}", fetch_station, args=(code))
    schedule.add("summary", summarise, args=(sorted(STATIONS), "C"))
    return schedule


if __name__ == "__main__":
    bad = build().run_all()
    if bad:
        print("failed:", ", ".join(bad))
        sys.exit(1)
