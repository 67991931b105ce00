"""Explicit heat equation on a plate in shared memory, rows shared out to a pool."""
import argparse
import atexit
import logging
from array import array
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import Pool
from multiprocessing.shared_memory import SharedMemory

log = logging.getLogger("heat")


@dataclass(frozen=True)
class Plate:
    rows: int = 24
    columns: int = 24
    alpha: float = 0.2

    @property
    def nbytes(self):
        return self.rows * self.columns * 8

    def bands(self, count):
        size = -(-(self.rows - 2) // count)
        for first in range(1, self.rows - 1, size):
            yield first, min(first + size, self.rows - 1)


class Attached:
    """Keeps the block and the view on it together for as long as the worker lives."""

    def __init__(self, name, plate):
        self.block = SharedMemory(name=name)
        self.cells = self.block.buf[: plate.nbytes].cast("d")
        self.plate = plate

    def close(self):
        self.cells.release()
        self.block.close()


_state = None


def init_worker(name, plate):
    global _state
    _state = Attached(name, plate)
    atexit.register(_state.close)


def relax(band):
    cells, width, alpha = _state.cells, _state.plate.columns, _state.plate.alpha
    out = array("d")
    for row in range(*band):
        for column in range(1, width - 1):
            here = row * width + column
            around = cells[here - 1] + cells[here + 1] + cells[here - width] + cells[here + width]
            out.append(cells[here] + alpha * (around - 4 * cells[here]))
    return band, out


@contextmanager
def shared_plate(plate):
    block = SharedMemory(create=True, size=plate.nbytes)
    cells = block.buf[: plate.nbytes].cast("d")
    try:
        for index in range(plate.rows * plate.columns):
            cells[index] = 100.0 if index < plate.columns else 0.0
        yield block.name, cells
    finally:
        cells.release()
        block.close()
        block.unlink()


def store(cells, plate, band, values):
    inner = plate.columns - 2
    for offset, row in enumerate(range(*band)):
        begin = row * plate.columns + 1
        cells[begin:begin + inner] = memoryview(values)[offset * inner:(offset + 1) * inner]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=30)
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    logging.basicConfig(level=logging.WARNING)
    plate = Plate()
    with shared_plate(plate) as (name, cells):
        with Pool(args.workers, init_worker, (name, plate)) as pool:
            for _ in range(args.steps):
                for band, values in pool.map(relax, plate.bands(args.workers)):
                    store(cells, plate, band, values)
            pool.close()
            pool.join()
        column = [cells[row * plate.columns + 12] for row in range(0, 6)]
    print(" ".join(f"{value:.3f}" for value in column))


if __name__ == "__main__":
    main()
