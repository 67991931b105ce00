"""Parse log lines in several workers and count the levels."""
import multiprocessing as mp
from collections import Counter

WORKERS = 3
LINES = [
    "2024-05-01 INFO started",
    "2024-05-01 WARN disk at 81%",
    "2024-05-01 ERROR write failed",
    "2024-05-01 INFO retry",
    "2024-05-01 INFO done",
]


def feed(lines, inbox):
    for line in lines:
        inbox.put(line)
    inbox.put(None)


def parse(inbox, outbox):
    while True:
        line = inbox.get()
        if line is None:
            break
        _day, level, _message = line.split(" ", 2)
        outbox.put(level)


def ship(lines):
    inbox, outbox = mp.Queue(), mp.Queue()
    feeder = mp.Process(target=feed, args=(lines, inbox))
    parsers = [mp.Process(target=parse, args=(inbox, outbox)) for _ in range(WORKERS)]
    for process in [feeder, *parsers]:
        process.start()
    levels = Counter(outbox.get() for _ in lines)
    for process in [feeder, *parsers]:
        process.join()
    return levels


if __name__ == "__main__":
    for level, count in sorted(ship(LINES).items()):
        print(level, count)
