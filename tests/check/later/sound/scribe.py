import csv
import multiprocessing as mp
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path


def scribe(path, inbox, sources):
    open_ends = sources
    with open(path, "w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["station", "hour", "degrees", "pid"])
        while open_ends:
            row = inbox.get()
            if row is None:
                open_ends -= 1
                continue
            writer.writerow(row)


def station(name, inbox):
    try:
        for hour in range(24):
            if name == "mast" and hour == 20:
                raise RuntimeError("sensor frozen")
            inbox.put([name, hour, (len(name) * 7 + hour * 3) % 31, os.getpid()])
    except RuntimeError as error:
        print(f"{name}: {error}", flush=True)
        raise SystemExit(2)
    finally:
        inbox.put(None)


@contextmanager
def running(processes):
    for process in processes:
        process.start()
    try:
        yield processes
    finally:
        for process in processes:
            process.join()


def main():
    handle, name = tempfile.mkstemp(suffix=".csv")
    os.close(handle)
    try:
        inbox = mp.Queue(maxsize=8)
        names = ["quay", "ridge", "mast"]
        pen = mp.Process(target=scribe, args=(name, inbox, len(names)))
        with running([pen]), running([mp.Process(target=station, args=(n, inbox), name=n) for n in names]) as crew:
            pass
        for process in crew:
            print(process.name, "ended with", process.exitcode)
        with open(name, newline="") as stream:
            rows = list(csv.DictReader(stream))
        for n in sorted(names):
            mine = [int(row["degrees"]) for row in rows if row["station"] == n]
            print(n, len(mine), max(mine))
    finally:
        Path(name).unlink(missing_ok=True)


if __name__ == "__main__":
    main()
