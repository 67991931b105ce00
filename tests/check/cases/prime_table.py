"""Prime factors by a table that is made once, in parallel."""
import argparse
from concurrent.futures import ProcessPoolExecutor


def smallest_factor(number):
    for candidate in range(2, int(number**0.5) + 1):
        if number % candidate == 0:
            return candidate
    return number


def parallel_table(function, numbers):
    with ProcessPoolExecutor(2) as executor:
        return dict(zip(numbers, executor.map(function, numbers, chunksize=50)))


TABLE = parallel_table(smallest_factor, range(2, 300))


def factors(number):
    result = []
    while number > 1:
        result.append(TABLE[number])
        number //= TABLE[number]
    return result


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("number", type=int, nargs="?", default=252)
    print(factors(parser.parse_args().number))
