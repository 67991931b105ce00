"""Builds report their progress to a table that all of them share."""
import multiprocessing as mp
from contextlib import ExitStack

STEPS = ["configure", "compile", "link", "test"]


class Progress:
    def __init__(self, table):
        self.table = table

    def register(self, target):
        self.table[target] = {"done": 0, "steps": [], "ok": False}

    def advance(self, target, step):
        entry = self.table[target]
        entry["steps"].append(step)
        entry["done"] += 1

    def finish(self, target):
        self.table[target]["ok"] = True

    def summary(self):
        for target, entry in sorted(self.table.items()):
            state = "ok" if entry["ok"] else "unfinished"
            yield f"{target}: {entry['done']}/{len(STEPS)} {state}"


def build(target, progress):
    for step in STEPS:
        progress.advance(target, step)
    progress.finish(target)


def main():
    with ExitStack() as stack:
        manager = stack.enter_context(mp.Manager())
        progress = Progress(manager.dict())
        targets = ["core", "gui", "docs"]
        for target in targets:
            progress.register(target)
        with mp.Pool(2) as pool:
            pool.starmap(build, [(target, progress) for target in targets])
        for line in progress.summary():
            print(line)


if __name__ == "__main__":
    main()
