"""The time from a start to the first sign of life, by pyperf: a script of its own.

Under spawn a child imports its parent's main module again, so this one imports pyperf
only when it runs. ``starts_after_numpy`` is the same with a large package on top.
"""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection

PROGRAM = shutil.which("true") or "true"  # the smallest program there is


def say(line: Connection) -> None:
    """Give a sign of life; this runs in the child."""
    line.send_bytes(b"!")


def process(method: str) -> float:
    """Start a process by a start method; return the seconds until its sign."""
    context = get_context(method)
    line, theirs = context.Pipe(duplex=False)
    child = context.Process(target=say, args=(theirs,))  # type: ignore[attr-defined]
    begin = time.perf_counter()
    child.start()
    line.recv_bytes()
    took = time.perf_counter() - begin
    child.join()
    line.close()
    theirs.close()
    return took


def thread() -> float:
    """Start a thread; return the seconds until its sign."""
    said = threading.Event()
    child = threading.Thread(target=said.set)
    begin = time.perf_counter()
    child.start()
    said.wait()
    took = time.perf_counter() - begin
    child.join()
    return took


def spawned() -> float:
    """Start the smallest program by posix_spawn; return the seconds to its end."""
    begin = time.perf_counter()
    child = os.posix_spawn(PROGRAM, [PROGRAM], os.environ)
    os.waitpid(child, 0)
    return time.perf_counter() - begin


def ran(*command: str) -> float:
    """Run a program by subprocess; return the seconds to its end."""
    begin = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - begin


STARTS: dict[str, Callable[[], float]] = {
    "threading.Thread": thread,
    "posix_spawn, true": spawned,
    "subprocess.run, true": partial(ran, PROGRAM),
    "subprocess.run, python -c pass": partial(ran, sys.executable, "-c", "pass"),
    **{method: partial(process, method) for method in get_all_start_methods()},
}


def times(start: Callable[[], float], count: int) -> float:
    """Return the seconds that so many starts take together."""
    return sum(start() for _ in range(count))


def main(parent: str = "bare") -> None:
    import pyperf

    module = "starts" if parent == "bare" else "starts_after_numpy"
    arguments = ("-m", f"benchmarks._ipc.{module}")
    runner = pyperf.Runner(values=3, warmups=1, min_time=0.06, program_args=arguments)
    runner.parse_args(sys.argv[1:])
    for name, start in STARTS.items():
        runner.bench_time_func(f"{name}|{parent}", partial(times, start))


if __name__ == "__main__":
    main()
