import os

os.environ["TZ"] = "Asia/Tokyo" if os.path.exists("/usr/share/zoneinfo/Asia/Tokyo") else "JST-9"
os.environ.setdefault("REPORT_UNIT", "kWh")

import multiprocessing as mp
import sys
import tempfile
import time
from pathlib import Path

time.tzset()
UNIT = os.environ["REPORT_UNIT"]
ROOT = Path(__file__).resolve().parent
VERBOSE = "-v" in sys.argv[1:]


def page(meter, stamp, folder):
    offset = time.localtime(stamp).tm_gmtoff // 3600
    target = folder / f"{meter}.txt"
    target.write_text(f"{meter}: {stamp % 977} {UNIT} at UTC+{offset}\n")
    if VERBOSE:
        print("wrote", target)
    return target


def worker(inbox, outbox, folder):
    os.chdir(folder)
    assert Path.cwd() == folder
    while (job := inbox.recv()) is not None:
        outbox.send(page(*job, folder))
    outbox.close()


def main():
    print("report for", UNIT, flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        jobs_out, jobs_in = mp.Pipe(duplex=False)
        pages_out, pages_in = mp.Pipe(duplex=False)
        process = mp.Process(target=worker, args=(jobs_out, pages_in, folder))
        process.start()
        pages_in.close()
        jobs_out.close()
        os.chdir(folder)
        for n, meter in enumerate(["north", "south", "mill"]):
            jobs_in.send((meter, 1_700_000_000 + n * 3600))
        jobs_in.send(None)
        try:
            while True:
                print(pages_out.recv().read_text(), end="")
        except EOFError:
            process.join()
        os.chdir(ROOT)
    print("done", process.exitcode)


if __name__ == "__main__":
    main()
