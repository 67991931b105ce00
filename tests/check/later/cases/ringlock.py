import multiprocessing as mp
import os
import signal
import time
from dataclasses import dataclass


@dataclass
class Segment:
    offset: int
    size: int


class Ring:
    def __init__(self, slots):
        self.cells = mp.Array("i", slots, lock=False)
        self.access = mp.Lock()
        self.head = mp.Value("i", 0, lock=False)

    def claim(self):
        self.access.acquire()
        at = self.head.value
        self.head.value = at + 1
        return at

    def commit(self, at, value):
        self.cells[at % len(self.cells)] = value
        self.access.release()


def score(segment):
    if segment.size > 4000:
        # the kernel reclaims the memory of the biggest process
        os.kill(os.getpid(), signal.SIGKILL)
    return segment.size // 2 + segment.offset


class Scorer(mp.Process):
    def __init__(self, ring, segments):
        super().__init__()
        self.ring = ring
        self.segments = segments

    def run(self):
        for segment in self.segments:
            at = self.ring.claim()
            self.ring.commit(at, score(segment))
            time.sleep(0.05)


def split(sizes, n):
    parts = [[] for _ in range(n)]
    for i, size in enumerate(sizes):
        parts[i % n].append(Segment(i * 10, size))
    return parts


def main():
    ring = Ring(32)
    sizes = [100, 200, 300, 5000, 120, 260, 90, 70, 80, 60, 40, 400]
    scorers = [Scorer(ring, part) for part in split(sizes, 3)]
    for s in scorers:
        s.start()
    for s in scorers:
        s.join()
    print("scored", ring.head.value)


if __name__ == "__main__":
    main()
