import multiprocessing
import os
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed

_global_locks = {}
_settings = {}


def _init_worker(locks, env, settings):
    _global_locks.update(locks)
    os.environ.update(env)
    _settings.update(settings)


class BuildError(Exception):
    def __init__(self, name, reason):
        super().__init__(name, reason)
        self.name = name


def build(name):
    with _global_locks["cache"]:
        if name in _settings["broken"]:
            raise BuildError(name, "no wheel for " + os.environ["BENCH_TAG"])
        return f"{name}-{os.environ['BENCH_TAG']}"


def run(names, settings):
    locks = {"cache": multiprocessing.Lock()}
    os.environ["BENCH_TAG"] = "py311"
    env = {"BENCH_TAG": os.environ["BENCH_TAG"]}
    failures = 0
    with ProcessPoolExecutor(
        2, initializer=_init_worker, initargs=(locks, env, settings)
    ) as pool:
        for future in as_completed([pool.submit(build, name) for name in names]):
            try:
                print("built", future.result())
            except BuildError as error:
                failures += 1
                print("failed", *error.args)
    return failures


if __name__ == "__main__":
    failed = run(["numpy", "scipy", "cython", "pandas"], {"broken": {"scipy"}})
    sys.exit(3 if failed else 0)
