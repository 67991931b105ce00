import math
from multiprocessing import Pool


def evaluate(x):
    return math.exp(-x) * math.sin(x)


def derivative(point, step=1e-3):
    stencil = [point - step, point + step]
    with Pool(2) as inner:
        low, high = inner.map(evaluate, stencil)
    return (high - low) / (2 * step)


def main():
    points = [0.0, 0.5, 1.0]
    with Pool(2) as outer:
        for point, slope in zip(points, outer.map(derivative, points)):
            print(f"f'({point}) = {slope:.4f}")


if __name__ == "__main__":
    main()
