"""Give an executor a function with several arguments: a list for each to map."""

from concurrent.futures import ProcessPoolExecutor

BASES = [2, 3, 5]
EXPONENTS = [10, 5, 3]


def power(base: int, exponent: int) -> int:
    """Return a power of a number; runs in a worker process."""
    return int(base**exponent)


def main() -> None:
    with ProcessPoolExecutor() as executor:
        print("map:", list(executor.map(power, BASES, EXPONENTS)))
        future = executor.submit(power, 2, exponent=8)
        print("submit:", future.result())


if __name__ == "__main__":
    main()
