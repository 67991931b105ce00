"""Send short tasks in chunks, and one message carries many of them."""

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor

NUMBERS = range(1, 50_000)
CHUNK = 1000  # tasks in one message


def collatz_steps(number: int) -> int:
    """Count the Collatz steps from a number to 1; runs in a worker process."""
    steps = 0
    while number != 1:
        number = 3 * number + 1 if number % 2 else number // 2
        steps += 1
    return steps


def most_steps(numbers: Iterable[int]) -> int:
    """Return the most steps that any of the numbers needs."""
    with ProcessPoolExecutor() as executor:
        return max(executor.map(collatz_steps, numbers, chunksize=CHUNK))


def main() -> None:
    print(f"numbers below {NUMBERS.stop:,} need {most_steps(NUMBERS)} steps at most")


if __name__ == "__main__":
    main()
