import csv
import os
import tempfile
from multiprocessing import Pool

PATH = os.environ.setdefault("RESULTS_CSV", os.path.join(tempfile.gettempdir(), f"results_{os.getpid()}.csv"))

with open(PATH, "w", newline="") as file:
    csv.writer(file).writerow(["run", "energy"])


def simulate(run):
    return run, round(1 / (run + 1), 3)


def save(row):
    with open(PATH, "a", newline="") as file:
        csv.writer(file).writerow(row)


if __name__ == "__main__":
    save((0, simulate(0)[1]))
    save((1, simulate(1)[1]))
    with Pool(1) as pool:
        for row in pool.map(simulate, range(2, 6)):
            save(row)
    with open(PATH) as file:
        print(len(file.readlines()) - 1, "rows of 6")
    os.unlink(PATH)
