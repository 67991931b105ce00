"""Check a day of sensor readings against per-channel limits."""
import argparse
import logging
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial, total_ordering

log = logging.getLogger("limits")


@total_ordering
class Channel:
    """Identifies one channel of one station; used as a key everywhere."""

    __slots__ = ("station", "quantity", "_hash")

    def __init__(self, station, quantity):
        self.station = station
        self.quantity = quantity
        self._hash = hash((station, quantity))

    def __hash__(self):
        return self._hash

    def __eq__(self, other):
        if not isinstance(other, Channel):
            return NotImplemented
        return (self.station, self.quantity) == (other.station, other.quantity)

    def __lt__(self, other):
        return (self.station, self.quantity) < (other.station, other.quantity)

    def __str__(self):
        return f"{self.station}.{self.quantity}"


@dataclass(frozen=True)
class Limits:
    low: float
    high: float

    def violated_by(self, value):
        return not self.low <= value <= self.high


FALLBACK = Limits(float("-inf"), float("inf"))
LIMITS = {
    Channel("hall", "temperature"): Limits(15.0, 27.0),
    Channel("hall", "humidity"): Limits(30.0, 60.0),
    Channel("pump", "pressure"): Limits(1.5, 4.0),
    Channel("pump", "temperature"): Limits(10.0, 70.0),
}


@dataclass
class Series:
    channel: Channel
    values: list


def violations(series, tolerance=0.0):
    limits = LIMITS.get(series.channel, FALLBACK)
    relaxed = Limits(limits.low - tolerance, limits.high + tolerance)
    return str(series.channel), sum(1 for value in series.values if relaxed.violated_by(value))


def synthetic_day(minutes):
    for order, channel in enumerate(sorted(LIMITS)):
        centre = (LIMITS[channel].low + LIMITS[channel].high) / 2
        spread = (LIMITS[channel].high - LIMITS[channel].low) * 0.7
        yield Series(channel, [centre + spread * ((m * (order + 3)) % 21 - 10) / 10
                               for m in range(minutes)])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=int, default=240)
    parser.add_argument("--tolerance", type=float, default=0.1)
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s")
    check = partial(violations, tolerance=args.tolerance)
    with ProcessPoolExecutor(args.jobs) as executor:
        report = dict(executor.map(check, synthetic_day(args.minutes)))
    for name, count in sorted(report.items()):
        print(f"{name:20} {count:4d} out of limits")
    print(f"total {sum(report.values())}")


if __name__ == "__main__":
    main()
