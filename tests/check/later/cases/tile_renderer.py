import itertools
import multiprocessing
from typing import Iterable

SHADES = " .:-=+*#%@"


def escape_time(c: complex, limit: int = 50) -> int:
    z = 0j
    for step in range(limit):
        z = z * z + c
        if abs(z) > 2:
            return step
    return limit


def render_tile(row: int, column: int, size: int = 8) -> str:
    cells = []
    for i in range(size):
        c = complex(-2 + (column * size + i) / 12, -1 + row / 6)
        cells.append(SHADES[escape_time(c) * (len(SHADES) - 1) // 50])
    return "".join(cells)


def render(rows: int, columns: int) -> Iterable[str]:
    tiles = itertools.product(range(rows), range(columns))
    with multiprocessing.Pool() as pool:
        parts = list(pool.imap(render_tile, tiles, chunksize=4))
    for row in range(rows):
        yield "".join(parts[row * columns:(row + 1) * columns])


def main() -> None:
    for line in render(rows=6, columns=4):
        print(line)


if __name__ == "__main__":
    main()
