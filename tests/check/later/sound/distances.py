import argparse
import math
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass


@dataclass(frozen=True)
class City:
    name: str
    x: float
    y: float


CITIES = (City("Aa", 0, 0), City("Bo", 3, 4), City("Cy", 6, 8))


def distance(a: City, b: City, unit: str = "km") -> str:
    value = math.hypot(a.x - b.x, a.y - b.y)
    return f"{a.name}-{b.name} {value:.1f} {unit}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--unit", default="km")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    pairs = [(a, b) for a in CITIES for b in CITIES if a.name < b.name]
    firsts, seconds = zip(*pairs)
    units = [options.unit] * len(pairs)
    with ProcessPoolExecutor(options.jobs) as executor:
        for line in executor.map(distance, firsts, seconds, units, chunksize=2):
            print(line)


if __name__ == "__main__":
    main()
