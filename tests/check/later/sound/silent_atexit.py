"""Build an index file; say nothing unless it goes wrong."""
import atexit
import json
import os
import shutil
import tempfile
from multiprocessing import Pool

SCRATCH = None
DOCS = ["red fox", "red hen", "blue hen", "grey fox"]


def scratch():
    global SCRATCH
    if SCRATCH is None:
        SCRATCH = tempfile.mkdtemp(prefix="index-")
        atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)
    return SCRATCH


def index(job):
    folder, number, text = job
    path = os.path.join(folder, f"{number}.json")
    with open(path, "w") as file:
        json.dump({word: [number] for word in text.split()}, file)
    return path


def merge(paths):
    merged = {}
    for path in paths:
        with open(path) as file:
            for word, numbers in json.load(file).items():
                merged.setdefault(word, []).extend(numbers)
        os.remove(path)
    return merged


def main():
    folder = scratch()
    with Pool(2) as pool:
        paths = pool.map(index, [(folder, number, text) for number, text in enumerate(DOCS)])
    merged = merge(paths)
    assert merged["red"] == [0, 1] and merged["hen"] == [1, 2], merged
    assert not os.listdir(folder)


__name__ == "__main__" and main()
