"""A pipeline of stages; every stage is a process between two connections."""
import sys
import time
from multiprocessing import Process, Pipe
from typing import Callable, NamedTuple


class End:
    """Marks the end of a stream; compared by type since it is copied on the way."""


class Record(NamedTuple):
    number: int
    text: str
    tags: tuple = ()


class Stage:
    name = "stage"

    def handle(self, record):
        raise NotImplementedError

    def pump(self, source, sink):
        while not isinstance(record := source.recv(), End):
            result = self.handle(record)
            if result is not None:
                sink.send(result)
        sink.send(End())
        source.close()
        sink.close()


class Strip(Stage):
    name = "strip"

    def handle(self, record):
        return record._replace(text=record.text.strip())


class DropEmpty(Stage):
    name = "drop"

    def handle(self, record):
        return record if record.text else None


class Tag(Stage):
    name = "tag"

    def __init__(self, **rules):
        self.rules = rules

    def handle(self, record):
        found = tuple(tag for tag, word in self.rules.items() if word in record.text)
        return record._replace(tags=record.tags + found)


class Slow(Stage):
    name = "slow"

    def __init__(self, seconds):
        self.seconds = seconds

    def handle(self, record):
        time.sleep(self.seconds)
        return record


class Plan:
    def __init__(self, *stages):
        self.stages = stages
        self.on_result: Callable = lambda record: None

    def specs(self):
        entry, source = Pipe()
        first, ends = entry, []
        for stage in self.stages:
            left, right = Pipe()
            yield {"target": stage.pump, "kwargs": {"source": source, "sink": left},
                   "name": stage.name}
            ends += [source, left]
            source = right
        self.first, self.last, self.ends = first, source, ends

    def run(self, records):
        processes = [Process(**spec) for spec in list(self.specs())]
        for process in processes:
            process.start()
        for end in self.ends:
            end.close()
        for record in records:
            self.first.send(record)
        self.first.send(End())
        count = 0
        while not isinstance(record := self.last.recv(), End):
            self.on_result(record)
            count += 1
        for process in processes:
            process.join()
        return count, [process.exitcode for process in processes]


def main():
    lines = ["  boot ok ", "", "disk error", "   ", "net error, disk ok", "bye"]
    plan = Plan(Strip(), DropEmpty(), Slow(0.02), Tag(bad="error", disk="disk"))
    plan.on_result = lambda record: print(record.number, record.text, ",".join(record.tags))
    count, codes = plan.run(Record(n, line) for n, line in enumerate(lines, 1))
    print(count, "records", codes)
    return any(codes)


if __name__ == "__main__":
    sys.exit(main())
