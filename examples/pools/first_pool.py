"""Run a function on every item of a list, on all cores, with a process pool."""

from concurrent.futures import ProcessPoolExecutor

NUMBERS = [
    999_933_999_793,
    999_973_982_213,
    999_939_996_931,
    999_961_986_437,
    999_963_990_523,
    999_953_996_929,
]


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
        factors = pool.map(largest_factor, NUMBERS)
        for number, factor in zip(NUMBERS, factors, strict=True):
            print(f"{factor} is the largest prime factor of {number}")


if __name__ == "__main__":
    main()
