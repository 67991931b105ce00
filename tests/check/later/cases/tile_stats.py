"""Stream statistics of raster tiles out of a worker pool."""
import argparse
import logging
import statistics
import time
from dataclasses import asdict, dataclass
from functools import lru_cache, partial
from itertools import islice
from multiprocessing import Pool, current_process

log = logging.getLogger("tiles")


@dataclass(frozen=True)
class Tile:
    column: int
    row: int
    size: int = 32

    @property
    def key(self):
        return f"{self.column:02d}/{self.row:02d}"


@dataclass
class TileStats:
    key: str
    mean: float
    spread: float


@lru_cache(maxsize=None)
def elevation(x, y):
    return (x * 37 + y * 17) % 101


def measure(tile, scale=1.0):
    time.sleep(0.05)
    heights = [scale * elevation(tile.column * tile.size + x, tile.row * tile.size + y)
               for x in range(tile.size) for y in range(tile.size)]
    log.debug("%s did %s", current_process().name, tile.key)
    return TileStats(tile.key, statistics.fmean(heights), statistics.pstdev(heights))


def grid(columns, rows):
    for row in range(rows):
        for column in range(columns):
            yield Tile(column, row)


class TilePipeline:
    def __init__(self, workers, scale):
        self.workers = workers
        self.task = partial(measure, scale=scale)

    def stream(self, tiles):
        with Pool(self.workers) as pool:
            return pool.imap(self.task, tiles, chunksize=2)

    def report(self, tiles, keep):
        rows = (asdict(stats) for stats in self.stream(tiles))
        steep = (row for row in rows if row["spread"] > 10)
        return list(islice(steep, keep))


def parse_args():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--columns", type=int, default=4)
    parser.add_argument("--rows", type=int, default=3)
    parser.add_argument("--keep", type=int, default=12)
    parser.add_argument("--scale", type=float, default=1.5)
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


def main():
    args = parse_args()
    logging.basicConfig(level=logging.WARNING)
    pipeline = TilePipeline(args.workers, args.scale)
    for row in pipeline.report(grid(args.columns, args.rows), args.keep):
        print("{key} mean {mean:6.2f} spread {spread:6.2f}".format(**row))


if __name__ == "__main__":
    main()
