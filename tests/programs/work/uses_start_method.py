"""Tests of code that starts processes, by the default method and by a context."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing.context import BaseContext


def squares(numbers: range) -> list[int]:
    """Compute squares in a pool of the default start method."""
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(square, numbers))


def square(number: int) -> int:
    """Return a square; runs in a worker process."""
    return number * number


def test_squares_are_right(start_method: BaseContext) -> None:
    assert squares(range(4)) == [0, 1, 4, 9]


def test_a_pool_of_the_context_gives_the_same(start_method: BaseContext) -> None:
    with start_method.Pool(2) as pool:
        assert pool.map(square, range(4)) == [0, 1, 4, 9]
