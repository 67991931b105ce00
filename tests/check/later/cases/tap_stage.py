"""Stages of a small stream pipeline; a queue knows how many sources feed it."""
import multiprocessing as mp
from multiprocessing.queues import Queue


class StageQueue(Queue):
    def __init__(self, sources, maxsize=0):
        super().__init__(maxsize=maxsize, ctx=mp.get_context())
        self.sources = sources
        self.total = 0

    def done(self):
        self.put(StopIteration)

    def __iter__(self):
        finished = 0
        while finished < self.sources:
            item = self.get()
            if item is StopIteration:
                finished += 1
            else:
                yield item


class Stage:
    def __init__(self, func, source, sink):
        self.func, self.source, self.sink = func, source, sink
        self.process = mp.Process(target=self.loop, name=func.__name__)

    def loop(self):
        try:
            for item in self.source:
                self.sink.put(self.func(item))
        finally:
            self.sink.done()

    def start(self):
        process, self.process = self.process, None
        process.start()
        return process


def celsius(f):
    return round((f - 32) * 5 / 9, 1)


def label(c):
    return f"{c} {'frost' if c < 0 else 'mild'}"


def main():
    raw, mid, out = (StageQueue(1) for _ in range(3))
    running = [Stage(celsius, raw, mid).start(), Stage(label, mid, out).start()]
    for reading in (14, 50, 68):
        raw.put(reading)
    raw.done()
    for line in out:
        print(line)
    for p in running:
        p.join()
        if p.exitcode:
            raise SystemExit(f"{p.name} failed")


if __name__ == "__main__":
    main()
