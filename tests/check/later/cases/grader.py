import argparse
import concurrent.futures as futures
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path


class internal:
    check_dir = None
    run_root_dir = None
    slug = "practice/hello"


@dataclass
class CheckResult:
    name: str
    passed: bool | None = None
    cause: str = ""

    def __str__(self):
        face = {True: ":)", False: ":(", None: ":|"}[self.passed]
        return f"{face} {self.name} {self.cause}".rstrip()


def include(name, into):
    shutil.copy(Path(internal.check_dir) / name, into)


def exists():
    assert (Path(internal.run_root_dir) / "hello.txt").exists(), "hello.txt not found"


def compares():
    with tempfile.TemporaryDirectory() as work:
        include("expected.txt", work)
        expected = (Path(work) / "expected.txt").read_text()
        actual = (Path(internal.run_root_dir) / "hello.txt").read_text()
        assert actual == expected, f"expected {expected!r}"


CHECKS = {"exists": exists, "compares": compares}


def run_check(name):
    result = CheckResult(name)
    try:
        CHECKS[name]()
    except AssertionError as error:
        result.passed, result.cause = False, str(error)
    except Exception as error:
        result.cause = f"check50 ran into an error while running checks! ({error})"
    else:
        result.passed = True
    return result


class CheckRunner:
    def __init__(self, workers):
        self.workers = workers

    def run(self):
        with futures.ProcessPoolExecutor(self.workers) as executor:
            return list(executor.map(run_check, CHECKS))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("-w", "--workers", type=int, default=2)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as checks, tempfile.TemporaryDirectory() as run:
        Path(checks, "expected.txt").write_text("hello, world\n")
        Path(run, "hello.txt").write_text("hello, world\n")
        internal.check_dir = checks
        internal.run_root_dir = run
        for result in CheckRunner(args.workers).run():
            print(result)


if __name__ == "__main__":
    main()
