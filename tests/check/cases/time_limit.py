import functools
import multiprocessing
import time


class TimeLimitError(Exception):
    pass


def _target(queue, function, args):
    queue.put(function(*args))


def time_limit(seconds):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args):
            queue = multiprocessing.Queue(1)
            process = multiprocessing.Process(target=_target, args=(queue, function, args), daemon=True)
            process.start()
            process.join(seconds)
            if process.is_alive():
                process.terminate()
                raise TimeLimitError(f"{function.__name__} took more than {seconds} s")
            return queue.get()

        return wrapper

    return decorate


@time_limit(10)
def render(pages):
    time.sleep(0.01 * pages)
    return f"{pages} pages"


if __name__ == "__main__":
    print(render(12))
