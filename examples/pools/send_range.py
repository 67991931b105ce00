"""Send a path and a range: each worker reads its own part of the data."""

from array import array
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

NUMBERS = 1_000_000  # 8 MB
PART = 250_000  # numbers of a task


def add_part(path: Path, start: int) -> float:
    """Read some numbers of the file and add them; runs in a worker process."""
    numbers = array("d")
    with path.open("rb") as file:
        file.seek(start * numbers.itemsize)
        numbers.fromfile(file, PART)
    return sum(numbers)


def add_all(path: Path) -> None:
    """Let the workers add all parts; print each sum as it comes."""
    with ProcessPoolExecutor() as executor:
        starts = range(0, NUMBERS, PART)
        sums = executor.map(add_part, [path] * len(starts), starts)
        for start, total in zip(starts, sums, strict=True):
            print(f"from {start:>7,}: {total:,.0f}")


def main() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "numbers")
        path.write_bytes(array("d", range(NUMBERS)))
        add_all(path)


if __name__ == "__main__":
    main()
