"""Ask a library what it does with a killed worker, a closure, a pool in a task.

Run as ``python -m benchmarks._pools.ask LIBRARY QUESTION``, which prints the answer;
``ask`` does that, and says when none comes.
"""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from benchmarks._pools.libraries import (
    Mapper,
    Opened,
    executor,
    joblib,
    loky,
    mpire,
    pool,
    square,
)

ROOT = Path(__file__).parents[2]
MODULE = "benchmarks._pools.ask"
LIMIT = 20  # seconds: all but one answer in two, and a busy machine in ten
NO_ANSWER = "waits for ever"
# Under spawn: what works there works everywhere.
LIBRARIES: dict[str, Opened] = {
    "Pool": pool(method="spawn"),
    "executor": executor(method="spawn"),
    "joblib": joblib(),
    "loky": loky,
    "mpire": mpire(method="spawn"),
    "mpire, fork": mpire(),
    "mpire, daemon=False": mpire(method="spawn", daemon=False),
}
NAMES = list(LIBRARIES)


def die_at_three(number: int) -> int:
    """Die as when memory runs out, at one task."""
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def in_a_worker(number: int) -> int:
    """Start a pool of the same library in a worker; return the sum of its results."""
    with LIBRARIES[NAMES[number]]() as mapped:
        return sum(mapped(square, range(4)))


def fail_at_three(number: int) -> int:
    """Raise an exception at one task."""
    if number == 3:
        raise ValueError("three")
    return number


def killed(mapped: Mapper, library: str) -> object:
    """Kill a worker in a task."""
    return list(mapped(die_at_three, range(6)))


def closure(mapped: Mapper, library: str) -> object:
    """Give a lambda that uses a local variable."""
    added = len(library)
    wanted = [number + added for number in range(4)]
    return list(mapped(lambda number: number + added, range(4))) == wanted


def nesting(mapped: Mapper, library: str) -> object:
    """Start a pool in a task."""
    return list(mapped(in_a_worker, [NAMES.index(library)])) == [14]


def raising(mapped: Mapper, library: str) -> object:
    """Raise an exception in a task."""
    return list(mapped(fail_at_three, range(6)))


QUESTIONS: dict[str, Callable[[Mapper, str], object]] = {
    "a worker is killed": killed,
    "a lambda is the task": closure,
    "a pool in a task": nesting,
    "a task raises ValueError": raising,
}


def present(library: str) -> bool:
    """Tell whether a library is installed."""
    module = library.partition(",")[0]
    return module in ("Pool", "executor") or find_spec(module) is not None


def ask(library: str, question: str) -> str:
    """Return a library's answer: what it does, or the name of the exception."""
    command = [sys.executable, "-m", MODULE, library, question]
    asked = subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,  # so that workers of one that waits can be ended too
    )
    try:
        return asked.communicate(timeout=LIMIT)[0].strip()
    except subprocess.TimeoutExpired:
        return NO_ANSWER
    finally:
        end(asked)


def end(asked: subprocess.Popen[str]) -> None:
    """End a program and its workers, and wait until its tracker has cleaned up."""
    with suppress(ProcessLookupError):
        os.killpg(asked.pid, signal.SIGTERM)  # which the tracker ignores
    try:
        asked.communicate(timeout=LIMIT)
    except subprocess.TimeoutExpired:
        os.killpg(asked.pid, signal.SIGKILL)
        asked.communicate()


def main() -> None:
    """Answer one question."""
    library, question = sys.argv[1:]
    try:
        with LIBRARIES[library]() as mapped:
            said = "works" if QUESTIONS[question](mapped, library) else "wrong result"
            print(said, flush=True)
    except Exception as error:
        unpicklable = re.search("pickle|local object", str(error))
        print("can't be pickled" if unpicklable else type(error).__name__, flush=True)


if __name__ == "__main__":
    main()
