"""Render map tiles in a pool; tiles over the memory budget are ended by the kernel."""
import os
import signal
from multiprocessing import Pool

MEMORY_BUDGET_MB = 512


def memory_watchdog(needed_mb):
    if needed_mb > MEMORY_BUDGET_MB:
        os.kill(os.getpid(), signal.SIGKILL)


def render_tile(tile):
    zoom, column, row, needed_mb = tile
    memory_watchdog(needed_mb)
    pixels = sum((column * x + row) % 255 for x in range(256 * zoom))
    return f"{zoom}/{column}/{row}", pixels


def tiles_of(zoom):
    for column in range(3):
        for row in range(3):
            needed = 2048 if (column, row) == (1, 2) else 64 * zoom
            yield zoom, column, row, needed


def main():
    tiles = list(tiles_of(4))
    with Pool(processes=2) as pool:
        rendered = dict(pool.map(render_tile, tiles, chunksize=1))
    for name in sorted(rendered):
        print(name, rendered[name])
    print("tiles:", len(rendered))


if __name__ == "__main__":
    main()
