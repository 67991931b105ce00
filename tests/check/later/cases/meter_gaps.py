"""Monthly totals of smart meters; hours without a reading are interpolated."""
import argparse
import logging
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from functools import wraps
from itertools import groupby

log = logging.getLogger("meters")
NO_READING = object()


@dataclass
class Reading:
    hour: int
    kwh: object = NO_READING

    def __bool__(self):
        return self.kwh is not NO_READING


@dataclass
class Meter:
    serial: str
    readings: list = field(default_factory=list)

    def gaps(self):
        for present, group in groupby(self.readings, key=bool):
            if not present:
                yield list(group)


@dataclass(frozen=True)
class Total:
    serial: str
    kwh: float
    filled: int


def checked(func):
    @wraps(func)
    def wrapper(meter):
        if not meter.readings:
            raise ValueError(f"{meter.serial} has no readings")
        return func(meter)
    return wrapper


def value_at(meter, hour, default=0.0):
    reading = meter.readings[hour]
    return float(reading.kwh) if reading else default


@checked
def monthly_total(meter):
    filled = 0
    total = sum(value_at(meter, reading.hour) for reading in meter.readings)
    for gap in meter.gaps():
        first, last = gap[0].hour, gap[-1].hour
        before = value_at(meter, max(first - 1, 0))
        after = value_at(meter, min(last + 1, len(meter.readings) - 1))
        total += len(gap) * (before + after) / 2
        filled += len(gap)
    return Total(meter.serial, round(total, 3), filled)


def sample_meters(count, hours):
    for number in range(count):
        meter = Meter(f"M{number:04d}")
        for hour in range(hours):
            if (hour + number) % 29 in (3, 4):
                meter.readings.append(Reading(hour))
            else:
                meter.readings.append(Reading(hour, 0.2 + (hour % 24) / 40))
        yield meter


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--meters", type=int, default=6)
    parser.add_argument("--hours", type=int, default=240)
    args = parser.parse_args()
    logging.basicConfig(level=logging.WARNING)
    totals = []
    with ProcessPoolExecutor(max_workers=2) as executor:
        pending = {executor.submit(monthly_total, meter): meter.serial
                   for meter in sample_meters(args.meters, args.hours)}
        for future in as_completed(pending):
            totals.append(future.result())
            log.debug("finished %s", pending[future])
    for total in sorted(totals, key=lambda t: t.serial):
        print(f"{total.serial} {total.kwh:9.3f} kWh, {total.filled} hours filled")


if __name__ == "__main__":
    main()
