"""Run the checks of a student's submission, each in its own process."""
import concurrent.futures as futures
import functools
import multiprocessing
import os
import sys
import tempfile

_check_names = []
run_root_dir = None
check_dir = None


def check(func):
    _check_names.append(func.__name__)

    @functools.wraps(func)
    def wrapper():
        path = os.path.join(run_root_dir, func.__name__)
        os.makedirs(path, exist_ok=True)
        func(path)
        return func.__name__, "passed"

    return wrapper


@check
def exists(path):
    """hello.c exists"""
    assert os.path.exists(os.path.join(check_dir, "hello.c"))


@check
def compiles(path):
    """hello.c compiles"""
    with open(os.path.join(check_dir, "hello.c")) as source:
        assert "main" in source.read()


class run_check:
    """Hold what a check needs in the process that runs it."""

    CROSS_PROCESS_ATTRIBUTES = ("run_root_dir", "check_dir")

    def __init__(self, check_name):
        self.check_name = check_name
        self._attributes = {}
        self._store_attributes()

    def _store_attributes(self):
        if multiprocessing.get_start_method() != "spawn":
            return
        for name in self.CROSS_PROCESS_ATTRIBUTES:
            self._attributes[name] = globals()[name]

    def __call__(self):
        globals().update(self._attributes)
        return globals()[self.check_name]()


class CheckRunner:
    def __init__(self, root):
        global run_root_dir, check_dir
        run_root_dir = os.path.join(root, "run")
        check_dir = os.path.join(root, "submission")
        os.makedirs(run_root_dir)
        os.makedirs(check_dir)
        with open(os.path.join(check_dir, "hello.c"), "w") as source:
            source.write("int main(void) { return 0; }\n")

    def run(self):
        with futures.ProcessPoolExecutor(2) as executor:
            jobs = [executor.submit(run_check(name)) for name in _check_names]
            for job in jobs:
                name, status = job.result()
                print(":)", name, status)


def main():
    with tempfile.TemporaryDirectory() as root:
        CheckRunner(root).run()


if __name__ == "__main__":
    sys.exit(main())
