"""Every worker fills caches of its own: that is cheaper than sharing them."""
import functools
import math
import os
import random
import time
from concurrent.futures import ProcessPoolExecutor, as_completed

_places = {}
_misses = 0


@functools.lru_cache(maxsize=None)
def elevation(x, y):
    time.sleep(0.001)
    return round(50 * math.sin(x) + 50 * math.cos(y), 3)


def place(name):
    global _misses
    if name not in _places:
        _misses += 1
        _places[name] = tuple(ord(c) % 10 for c in name[:2])
    return _places[name]


def climb(route):
    total = 0.0
    for here, there in zip(route, route[1:]):
        total += max(0.0, elevation(*place(there)) - elevation(*place(here)))
    info = elevation.cache_info()
    return route, round(total, 3), os.getpid(), info.hits, info.misses, _misses


def main():
    names = ["bern", "chur", "genf", "linz", "wien", "graz"]
    rng = random.Random(3)
    routes = [tuple(rng.sample(names, 4)) for _ in range(16)]
    results, per_pid = {}, {}
    with ProcessPoolExecutor(2) as pool:
        futures = [pool.submit(climb, route) for route in routes]
        for future in as_completed(futures):
            route, total, pid, hits, misses, names_missed = future.result()
            results[route] = total
            old = per_pid.get(pid, (0, 0, 0))
            per_pid[pid] = max(old, (hits, misses, names_missed))
    for route in sorted(results):
        print("-".join(route), results[route])
    for pid, (hits, misses, names_missed) in per_pid.items():
        print(f"pid {pid}: {hits} hits, {misses} misses, {names_missed} names")
    print("here:", elevation.cache_info().currsize, "heights,", len(_places), "places,", _misses, "misses")


if __name__ == "__main__":
    main()
