"""Compute the length of delivery routes with a distance table loaded once a worker."""
import math
import multiprocessing as mp

STOPS = {"depot": (0, 0), "north": (0, 9), "east": (7, 2), "south": (1, -6), "west": (-5, 1)}
ROUTES = [
    ("depot", "north", "east", "depot"),
    ("depot", "south", "west", "depot"),
    ("depot", "east", "south", "west", "north", "depot"),
]

table = {}
seen = {}


def load(stops):
    for here, (x, y) in stops.items():
        for there, (u, v) in stops.items():
            table[here, there] = math.hypot(x - u, y - v)


def leg(here, there):
    key = (min(here, there), max(here, there))
    if key not in seen:
        seen[key] = round(table[key], 3)
    return seen[key]


def length(route):
    return sum(leg(a, b) for a, b in zip(route, route[1:]))


def main():
    with mp.Pool(2, initializer=load, initargs=(STOPS,)) as pool:
        for route, total in zip(ROUTES, pool.imap(length, ROUTES)):
            print(f"{total:7.2f}  {' - '.join(route)}")


if __name__ == "__main__":
    main()
