"""Price metered consumption against a tariff book."""
import argparse
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass


class TariffError(Exception):
    def __init__(self, *, meter, reason):
        super().__init__(f"meter {meter}: {reason}")
        self.meter = meter
        self.reason = reason


class NegativeReading(TariffError):
    pass


@dataclass(frozen=True)
class Reading:
    meter: str
    kwh: float
    band: str


class TariffBook:
    RATES = {"day": 0.31, "night": 0.12}

    def price(self, reading):
        self._validate(reading)
        return round(reading.kwh * self.RATES[reading.band], 2)

    def _validate(self, reading):
        if reading.kwh < 0:
            raise NegativeReading(meter=reading.meter, reason="below zero")
        if reading.band not in self.RATES:
            raise TariffError(meter=reading.meter, reason="no such band")


def invoice(book, reading):
    return reading.meter, book.price(reading)


def run(readings, workers):
    book = TariffBook()
    rejected = []
    with ProcessPoolExecutor(max_workers=workers) as pool:
        futures = [pool.submit(invoice, book, r) for r in readings]
        total = 0.0
        for fut in as_completed(futures):
            try:
                meter, amount = fut.result()
            except TariffError as exc:
                rejected.append(exc.meter)
                continue
            total += amount
    return total, sorted(rejected)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--workers", type=int, default=2)
    ns = ap.parse_args()
    readings = [Reading("A1", 120, "day"), Reading("B7", -4, "night"),
                Reading("C3", 80, "night"), Reading("D9", 10, "peak")]
    total, rejected = run(readings, ns.workers)
    print("total", round(total, 2))
    print("rejected", rejected)


if __name__ == "__main__":
    main()
