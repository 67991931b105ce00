"""Count the log levels of several files in parallel."""
import multiprocessing as mp
from collections import Counter
from dataclasses import dataclass, field

LINES = [
    "INFO start", "WARN slow disk", "ERROR no route", "INFO retry",
    "INFO ok", "ERROR timeout", "DEBUG frame", "INFO stop",
]

results = mp.Queue()


@dataclass
class LogFile:
    name: str
    lines: list = field(default_factory=list)

    def levels(self):
        return Counter(line.split()[0] for line in self.lines)


def count_levels(log):
    results.put((log.name, log.levels()))


class Collector:
    def __init__(self, logs):
        self.logs = logs
        self.total = Counter()

    def run(self):
        procs = [mp.Process(target=count_levels, args=(log,)) for log in self.logs]
        for p in procs:
            p.start()
        for _ in procs:
            name, counts = results.get()
            print("done", name)
            self.total.update(counts)
        for p in procs:
            p.join()
        return self.total


def main():
    logs = [LogFile(f"app{i}.log", LINES[i:] * 3) for i in range(3)]
    total = Collector(logs).run()
    for level, n in total.most_common():
        print(f"{level:6} {n}")


if __name__ == "__main__":
    main()
