"""Take each result as soon as its task is finished, and know which task it was."""

from concurrent.futures import ProcessPoolExecutor, as_completed

NUMBERS = [999_999_000_001, 600_851_475_143, 100_160_063, 1_000_001]


def largest_factor(number: int) -> int:
    """Return the largest prime factor of a number; runs in a worker process."""
    divisor = 2
    while divisor * divisor <= number:
        if number % divisor:
            divisor += 1
        else:
            number //= divisor
    return number


def main() -> None:
    with ProcessPoolExecutor() as pool:
        tasks = {pool.submit(largest_factor, number): number for number in NUMBERS}
        for future in as_completed(tasks):
            print(f"{future.result()} is the largest prime factor of {tasks[future]}")


if __name__ == "__main__":
    main()
