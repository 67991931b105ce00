# usage: grid_script.py [--jobs N] [--steps N]
import argparse
import itertools
import math
from concurrent.futures import ProcessPoolExecutor

parser = argparse.ArgumentParser()
parser.add_argument("--jobs", type=int, default=2)
parser.add_argument("--steps", type=int, default=4)
parser.add_argument("--low", type=float, default=-2.0)
parser.add_argument("--high", type=float, default=2.0)
args = parser.parse_args()


def axis(low, high, steps):
    return [low + (high - low) * i / (steps - 1) for i in range(steps)]


def himmelblau(x, y):
    return (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2


points = list(itertools.product(axis(args.low, args.high, args.steps), repeat=2))
xs, ys = zip(*points)

best = math.inf
where = None
with ProcessPoolExecutor(max_workers=args.jobs) as executor:
    for point, value in zip(points, executor.map(himmelblau, xs, ys)):
        if value < best:
            best, where = value, point

print(f"smallest {best:.3f} at {where[0]:.2f}, {where[1]:.2f}")
