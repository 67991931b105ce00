"""Put large read-only data into one block before a fork, such as an array."""

from array import array
from multiprocessing import get_context
from pathlib import Path

COUNT = 2_000_000


def private_mib() -> float:
    """Return how much memory this process shares with no other (Linux)."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if "Private" in line) / 1024


def worker(data: "list[float] | array[float]") -> None:
    """Read all of the data, change nothing; runs in a child process."""
    before = private_mib()
    total = sum(data)
    copied = private_mib() - before
    print(
        f"{type(data).__name__}: total {total:.0f}, copied over 10 MiB: {copied > 10}"
    )


def main() -> None:
    context = get_context("fork")
    numbers = [float(number) for number in range(COUNT)]  # 2 million objects
    block = array("d", numbers)  # the same numbers in one object
    for data in (numbers, block):
        process = context.Process(target=worker, args=(data,))
        process.start()
        process.join()
        assert process.exitcode == 0


if __name__ == "__main__":
    main()
