import functools
import multiprocessing
import sys
import time


def logged(prefix):
    def decorate(function):
        @functools.wraps(function)
        def inner(*args, **kwargs):
            started = time.perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                spent = time.perf_counter() - started
                print(f"{prefix} {function.__name__} {spent:.4f}", file=sys.stderr)
        return inner
    return decorate


@logged("task")
def triangle(n):
    return n * (n + 1) // 2


@logged("task")
def product(a, b=1):
    return a * b


def main():
    with multiprocessing.Pool(2) as pool:
        triangles = pool.map(triangle, range(5))
        products = pool.starmap(product, zip(triangles, range(5)))
        single = pool.apply_async(product, (6,), {"b": 7})
        print(triangles, products, single.get())


if __name__ == "__main__":
    main()
