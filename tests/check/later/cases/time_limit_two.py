import functools
import multiprocessing
import time


class TimeLimitExceeded(Exception):
    pass


def _target(queue, function, *args, **kwargs):
    try:
        queue.put((True, function(*args, **kwargs)))
    except BaseException as error:
        queue.put((False, error))


class _Limit:
    def __init__(self, function, limit):
        self._function = function
        self._limit = limit
        functools.update_wrapper(self, function)

    def __call__(self, *args, **kwargs):
        queue = multiprocessing.Queue(1)
        process = multiprocessing.Process(
            target=_target,
            args=(queue, self._function) + args,
            kwargs=kwargs,
            daemon=True,
        )
        process.start()
        process.join(self._limit)
        if process.is_alive():
            process.terminate()
            process.join()
            raise TimeLimitExceeded(self._function.__name__)
        ok, value = queue.get()
        if ok:
            return value
        raise value


def time_limit(seconds):
    def decorate(function):
        @functools.wraps(function)
        def limited(*args, **kwargs):
            return _Limit(function, seconds)(*args, **kwargs)

        return limited

    return decorate


@time_limit(10)
def area(points):
    total = 0
    for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1]):
        total += x1 * y2 - x2 * y1
    return abs(total) / 2


@time_limit(1)
def stall():
    time.sleep(3600)


def main():
    print("area", area([(0, 0), (4, 0), (4, 3)]))
    try:
        stall()
    except TimeLimitExceeded as error:
        print("gave up on", error)


if __name__ == "__main__":
    main()
