"""Give a Pool a function with several arguments: a tuple for each task to starmap."""

from multiprocessing import Pool

PAIRS = [(2, 10), (3, 5), (5, 3)]


def power(base: int, exponent: int) -> int:
    """Return a power of a number; runs in a worker process."""
    return int(base**exponent)


def main() -> None:
    with Pool() as pool:
        print("starmap:", pool.starmap(power, PAIRS))
        result = pool.apply_async(power, (2,), {"exponent": 8})
        print("apply_async:", result.get())


if __name__ == "__main__":
    main()
