"""Energy of a long waveform held in shared memory, window by window."""
import argparse
import logging
import math
import struct
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import shared_memory

log = logging.getLogger("wave")
ITEM = struct.Struct("<d")


@dataclass(frozen=True)
class Window:
    start: int
    stop: int

    def __len__(self):
        return self.stop - self.start


@dataclass(frozen=True)
class Settings:
    samples: int
    window: int
    overlap: int
    workers: int

    def windows(self):
        step = self.window - self.overlap
        for start in range(0, self.samples - self.window + 1, step):
            yield Window(start, start + self.window)


_signal = None


def attach(name):
    global _signal
    block = shared_memory.SharedMemory(name=name)
    _signal = block.buf
    log.debug("attached %s, %d bytes", name, block.size)


def energy(window):
    total = 0.0
    for index in range(window.start, window.stop):
        (value,) = ITEM.unpack_from(_signal, index * ITEM.size)
        total += value * value
    return window.start, total / len(window)


def synthesise(count):
    for index in range(count):
        yield math.sin(index / 9) + 0.3 * math.sin(index / 2.3)


@contextmanager
def published(values, count):
    block = shared_memory.SharedMemory(create=True, size=count * ITEM.size)
    try:
        for index, value in enumerate(values):
            ITEM.pack_into(block.buf, index * ITEM.size, value)
        yield block
    finally:
        block.close()
        block.unlink()


def parse_settings():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", type=int, default=4000)
    parser.add_argument("--window", type=int, default=500)
    parser.add_argument("--overlap", type=int, default=100)
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    return Settings(args.samples, args.window, args.overlap, args.workers)


def main():
    logging.basicConfig(level=logging.WARNING)
    settings = parse_settings()
    with published(synthesise(settings.samples), settings.samples) as block:
        with ProcessPoolExecutor(settings.workers, initializer=attach,
                                 initargs=(block.name,)) as executor:
            for start, value in executor.map(energy, settings.windows()):
                print(f"{start:5d} {value:.5f}")


if __name__ == "__main__":
    main()
