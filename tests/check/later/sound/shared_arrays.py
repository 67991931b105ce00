import multiprocessing
import os
import random

_mp = multiprocessing.get_context("fork")


class MapReduce:
    def __init__(self, np=2):
        self.np = np

    def map(self, func, items):
        tasks, answers = _mp.SimpleQueue(), _mp.SimpleQueue()

        def slave():
            while (task := tasks.get()) is not None:
                index, item = task
                answers.put((index, func(item)))

        slaves = [_mp.Process(target=slave, daemon=True) for _ in range(self.np)]
        for process in slaves:
            process.start()
        for task in enumerate(items):
            tasks.put(task)
        for _ in slaves:
            tasks.put(None)
        for _ in items:
            yield answers.get()
        for process in slaves:
            process.join()


def select_targets(magnitudes, limit):
    def passes(item):
        return item, magnitudes[item] < limit

    for _, (item, kept) in MapReduce().map(passes, sorted(magnitudes)):
        if kept:
            print(f"target {item} in brick {random.randrange(1000)} (pid {os.getpid()})")


if __name__ == "__main__":
    stars = {f"s{n}": random.uniform(10, 30) for n in range(12)}
    select_targets(stars, 22.5)
