"""Run a program in a test that says how it ends: no test passes because one hangs.

run_program(program("ipc/own_tracker", method), folder)  # silently, and with 0
run_program(command, folder, code=1, stderr="ValueError: no such item")
run_program(command, folder, hangs=True)
"""

import functools
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from examples import _catalogue
from examples._catalogue import Settings
from tests.harness.report import faults, on_stderr, report
from tests.harness.run import Run, observe, run_example

PROGRAMS = Path(__file__).parents[1] / "programs"
TIMEOUT = 50.0  # seconds, also when every processor is busy


def run_program(
    command: Sequence[str],
    folder: Path,
    *,
    code: int = 0,
    stderr: str | Sequence[str] = "",
    hangs: bool = False,
    orphans: bool = False,
    timeout: float = TIMEOUT,
) -> Run:
    """Run a command; raise AssertionError if it ends otherwise than the test says.

    ``stderr`` are regular expressions, to be found there in this order; without
    one, nothing may be written there. ``hangs`` and ``orphans`` say that it, or what
    it started, doesn't end; else nothing may be left behind. ``timeout`` is in seconds.
    """
    patterns = (stderr,) if isinstance(stderr, str) else tuple(stderr)
    wants = Settings(exit=code, stderr=tuple(filter(None, patterns)), timeout=timeout)
    run = observe(command, folder, timeout, hangs=hangs)
    found = [*not_hung(run, wants)] if hangs else faults(run, wants, orphans=orphans)
    fail_for(found, " ".join(Path(part).name for part in command[1:]), run)
    return run


def program(name: str, *arguments: str, python: str = sys.executable) -> list[str]:
    """Return the command that runs a program of tests/programs (topic/name)."""
    return [python, str(PROGRAMS / f"{name}.py"), *arguments]


def check(title: str, run: Run, wants: Settings) -> None:
    """Fail if a run ended otherwise than it should."""
    fail_for(faults(run, wants), title, run)


def fail_for(found: list[str], title: str, run: Run) -> None:
    """Fail if there are faults, and say what came instead."""
    if found:
        raise AssertionError(f"{report(title, run, found)}\nprinted:\n{run.out}")


def not_hung(run: Run, wants: Settings) -> Iterator[str]:
    """Name what is not as it should be in a run that was to hang."""
    if not run.timed_out:
        yield f"It was to hang, but ended with exit code {run.code}."
    yield from on_stderr(run, wants)


def output(name: str, method: str) -> str:
    """Return what an example prints under one start method.

    Raises AssertionError unless it ends as examples.toml says.
    """
    return printed(name, method)


@functools.cache
def printed(name: str, method: str) -> str:
    wants = _catalogue.load()[name].under(method)
    run = run_example(name, method, timeout=wants.timeout)
    check(f"{name} under {method}", run, wants)
    return run.out
