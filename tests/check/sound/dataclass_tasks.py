from dataclasses import dataclass, field, replace
from enum import Enum
from functools import partial
from multiprocessing import Pool


class Kind(Enum):
    ROAD = 1
    RAIL = 2


@dataclass(frozen=True)
class Trip:
    kind: Kind
    km: float
    stops: list = field(default_factory=list)


def price(trip, rate, *, discount=0.0):
    base = trip.km * rate * (2 if trip.kind is Kind.RAIL else 1)
    return replace(trip, km=round(base * (1 - discount), 2))


if __name__ == "__main__":
    trips = [Trip(Kind.ROAD, 12.5), Trip(Kind.RAIL, 40, ["Utrecht"])]
    with Pool(2) as pool:
        for trip in pool.map(partial(price, rate=0.2, discount=0.1), trips):
            print(trip)
