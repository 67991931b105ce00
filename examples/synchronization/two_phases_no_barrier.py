"""Without a barrier between the phases, use what others have not computed yet."""

from collections.abc import MutableSequence
from multiprocessing import Process, RawArray

PARTS = ([3, 5, 4], [10, 20, 15], [8, 2, 6])  # one for each worker


def worker(number: int, part: list[int], maxima: MutableSequence[int]) -> None:
    """Turn a part into percentages of the largest number; runs in a child process."""
    maxima[number] = max(part)
    largest = max(maxima)
    percent = [100 * n // largest for n in part]
    print(f"worker {number}:", part, "->", percent, flush=True)


def main() -> None:
    maxima = RawArray("i", len(PARTS))
    for number, part in enumerate(PARTS):
        process = Process(target=worker, args=(number, part, maxima))
        process.start()
        process.join()  # forces an order that can also come by chance


if __name__ == "__main__":
    main()
