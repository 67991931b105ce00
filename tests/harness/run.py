"""Run one example in a fresh interpreter and see what it leaves behind."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import NamedTuple

from tests.harness import processes, shared_memory
from tests.harness.interpreters import ask
from tests.harness.processes import RunMark

ROOT = Path(__file__).parents[2]
GRACE = 2.0  # seconds for what the example started to end after it
LAST_WORDS = 3.0  # seconds to print stacks and to clean up after a time-out


class Run(NamedTuple):
    """What one run printed, and what it left behind."""

    code: int  # -9 if SIGKILL ended it
    out: str
    err: str
    timed_out: bool = False
    orphans: tuple[str, ...] = ()  # command lines of processes still running
    stacks: str = ""  # where those stood, or all when it timed out
    files: tuple[str, ...] = ()  # left in its folder for temporary files
    blocks: tuple[str, ...] = ()  # left in shared memory


def interpreter(python: str) -> list[str]:
    """Return an interpreter that prints every warning, and its stacks if it is ended.

    ``-X dev`` would take up to a third more time. ``-W error`` would hide the resource
    tracker's warnings. Python 3.15 warns in a child, of its own ``__mp_main__``, when
    it formats a traceback.
    """
    command = [python, "-X", "faulthandler", "-W", "always"]
    if ask(python).here.version < (3, 15):
        return command
    missing = "Module globals is missing a __spec__.loader"
    return [*command, "-W", f"ignore:{missing}:DeprecationWarning"]


def run_example(
    name: str,
    method: str,
    *,
    python: str = sys.executable,
    root: Path = ROOT,
    timeout: float = 30,
    hangs: bool = False,
) -> Run:
    """Run an example as a reader does, under one start method; timeout in seconds."""
    command = ["-m", "examples", name, "--start-method", method]
    return observe([*interpreter(python), *command], root, timeout, hangs=hangs)


def observe(
    command: Sequence[str],
    folder: Path,
    timeout: float,
    sigterm: float | None = None,
    *,
    hangs: bool = False,
) -> Run:
    """Run a command in a folder and see what it leaves behind, for who judges it.

    ``sigterm`` is after how many seconds it gets that signal, if it still runs.
    One that is meant to hang is ended as soon as nothing in it moves any more.
    """
    before = shared_memory.names()
    with tempfile.TemporaryDirectory(prefix="run-", ignore_cleanup_errors=True) as own:
        run = watch(command, folder, own, timeout, sigterm, hangs)
        if not run.timed_out and not run.orphans:  # else it could not clean up
            files = sorted(path.name for path in Path(own).iterdir())
            blocks = shared_memory.left_since(before)
            run = run._replace(files=tuple(files), blocks=tuple(blocks))
    shared_memory.clear(before)
    return run


def watch(
    command: Sequence[str],
    folder: Path,
    own: str,
    timeout: float,
    sigterm: float | None = None,
    hangs: bool = False,
) -> Run:
    """Run a command until it and all it started have ended, or were made to."""
    with (
        subprocess.Popen(
            command,
            cwd=folder,
            env=environment(own),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        ) as process,
        ThreadPoolExecutor(3) as threads,
    ):
        mark = RunMark(process.pid, own)
        try:
            code = threads.submit(process.wait)
            ends = (process.stdout, process.stderr)
            pipes = [threads.submit(end.read) for end in ends if end]
            if sigterm is not None and wait([code], sigterm).not_done:
                process.terminate()
            if hangs:
                processes.wait_until_still(mark, code, timeout)
            timed_out = bool(wait([code], 0 if hangs else timeout).not_done)
            if not timed_out:
                wait(pipes, GRACE)  # who else holds them may be about to end
            closed = not timed_out and all(pipe.done() for pipe in pipes)
            left = processes.lingering(mark, GRACE if closed else 0)
            orphans = () if timed_out else processes.workers(left)
            if left:
                processes.print_stacks(left)
                wait(pipes, LAST_WORDS)
        finally:
            processes.kill(mark)
        out, err = (text(pipe.result()) for pipe in pipes)
        if left:
            err, _, stacks = err.partition(processes.STACK)
            return Run(code.result(), out, err, timed_out, orphans, stacks)
        return Run(code.result(), out, err)


def text(printed: bytes) -> str:
    """Read what was printed, with one kind of line end on every platform."""
    return printed.decode(errors="backslashreplace").replace("\r\n", "\n")


def environment(own: str) -> dict[str, str]:
    """Return this environment without what changes how Python behaves.

    PYTHONUNBUFFERED, for one, splits the lines of several processes.
    """
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith("PYTHON")
    }
    folders = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), own)
    return kept | folders | {processes.NAME: own, "PYTHONIOENCODING": "utf-8"}
