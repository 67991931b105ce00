import contextvars
import functools
import itertools
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

tenant = contextvars.ContextVar("tenant", default="nobody")
locale = contextvars.ContextVar("locale", default="en")
CARRIED = (tenant, locale)
GREETING = {"en": "Hello", "de": "Grüezi", "fr": "Salut"}


def run_in(values, function, args):
    def inside():
        for variable, value in zip(CARRIED, values):
            variable.set(value)
        return function(*args)
    return contextvars.Context().run(inside)


class CarryingPool(ProcessPoolExecutor):
    """Takes the values of the context along; a Context itself can't be pickled."""

    def submit(self, function, /, *args):
        return super().submit(run_in, [v.get() for v in CARRIED], function, args)


def greet(n):
    return f"{GREETING[locale.get()]} {tenant.get()} #{n}"


def bare(_):
    return tenant.get()


def request(pool, who, language, numbers):
    tenant.set(who)
    locale.set(language)
    return [pool.submit(greet, n) for n in numbers]


def main():
    counter = itertools.count(1)
    with CarryingPool(2) as pool:
        futures = []
        for who, language in [("ruth", "de"), ("yves", "fr"), ("kim", "en")]:
            numbers = [next(counter) for _ in range(2)]
            futures += contextvars.copy_context().run(request, pool, who, language, numbers)
        for future in futures:
            print(future.result())
    print("here still", tenant.get())
    token = tenant.set("admin")
    with ThreadPoolExecutor(1) as threads:
        print("in a thread:", threads.submit(contextvars.copy_context().run, greet, 0).result())
    tenant.reset(token)
    with multiprocessing.Pool(1) as plain:
        print("in a plain worker:", functools.reduce(max, plain.map(bare, range(3))), os.getpid() > 1)


if __name__ == "__main__":
    main()
