"""Score delivery routes; bad ones are reported with the error they raised."""
import argparse
import logging
import math
from dataclasses import dataclass
from functools import lru_cache, wraps
from multiprocessing import Pool

log = logging.getLogger("routes")


class RouteError(Exception):
    def __init__(self, route, reason):
        super().__init__(route, reason)
        self.route = route
        self.reason = reason

    def __str__(self):
        return f"route {self.route}: {self.reason}"


@dataclass(frozen=True)
class Stop:
    x: float
    y: float


@dataclass(frozen=True)
class Route:
    number: int
    stops: tuple


def retry(times, on):
    def decorate(func):
        @wraps(func)
        def wrapper(*args, **kwargs):
            for attempt in range(times):
                try:
                    return func(*args, **kwargs)
                except on as error:
                    log.debug("attempt %d: %s", attempt, error)
            return func(*args, **kwargs)
        return wrapper
    return decorate


@lru_cache(maxsize=4096)
def leg(a, b):
    return math.hypot(a.x - b.x, a.y - b.y)


@retry(times=2, on=OSError)
def score(route):
    if len(route.stops) < 2:
        raise RouteError(route.number, "fewer than two stops")
    return route.number, sum(leg(a, b) for a, b in zip(route.stops, route.stops[1:]))


def routes(count):
    for number in range(count):
        length = 1 if number == 4 else 3 + number % 5
        yield Route(number, tuple(Stop(k * 1.5, (k * number) % 7) for k in range(length)))


class Board:
    def __init__(self):
        self.scores = {}
        self.problems = []

    def accept(self, result):
        number, length = result
        self.scores[number] = length

    def rejecter(self, prefix):
        def reject(error):
            self.problems.append(f"{prefix} {error}")
        return reject

    def lines(self):
        for number in sorted(self.scores):
            yield f"{number:3d} {self.scores[number]:8.3f}"
        yield from sorted(self.problems)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--routes", type=int, default=10)
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    logging.basicConfig(level=logging.WARNING)
    board = Board()
    with Pool(args.workers) as pool:
        for route in routes(args.routes):
            pool.apply_async(score, (route,), callback=board.accept,
                             error_callback=board.rejecter("skipped"))
        pool.close()
        pool.join()
    for line in board.lines():
        print(line)


if __name__ == "__main__":
    main()
