"""Run a file to copy as a shell does, in a process group of its own, and signal it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Timer
from typing import NamedTuple

from examples import _catalogue
from tests.harness import processes
from tests.harness.processes import RunMark
from tests.harness.programs import TIMEOUT
from tests.harness.run import environment, interpreter
from tests.harness.variants import changed, under

GRACE = 5.0  # seconds for what it started to end after it


class Ended(NamedTuple):
    """How a run ended."""

    code: int
    out: str
    err: str
    left: list[str]  # command lines of processes that still run


class Group:
    """A run, and all processes that belong to it."""

    def __init__(self, process: subprocess.Popen[str], mark: RunMark) -> None:
        self.process, self.mark = process, mark
        self.seen = ""

    def read_until(self, text: str, times: int = 1) -> str:
        """Read what it prints until a text has come, and return the line with it."""
        assert self.process.stdout
        while times:
            line = self.process.stdout.readline()
            assert line, f"ended before it printed {text!r}: {self.seen}"
            self.seen += line
            times -= text in line
        return line

    def press(self, number: int) -> None:
        """Send a signal to the whole group, as a terminal does at Ctrl-C."""
        os.killpg(self.process.pid, number)

    def end(self) -> Ended:
        """Wait for its end, and look what it leaves behind."""
        out, err = self.process.communicate()
        left = processes.lingering(self.mark, GRACE)
        commands = [processes.format_command(process) for process in left]
        return Ended(self.process.returncode, self.seen + out, err, commands)


@contextmanager
def running(
    name: str,
    method: str,
    folder: Path,
    *arguments: str,
    changes: dict[str, str] | None = None,
) -> Iterator[Group]:
    """Run a copy of an example (work/name) under a start method, text replaced."""
    original = _catalogue.FOLDER / f"{name}.py"
    copy = folder / original.name
    source = changed(name, original, changes or {})
    copy.write_text(under(method, source), "utf-8")
    command = [*interpreter(sys.executable), copy.name, *arguments]
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment(str(folder)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        mark = RunMark(process.pid, str(folder))
        watchdog = Timer(TIMEOUT, processes.kill, [mark])
        watchdog.start()
        try:
            yield Group(process, mark)
        finally:
            watchdog.cancel()
            processes.kill(mark)


def kill(pid: int, number: int = getattr(signal, "SIGKILL", signal.SIGTERM)) -> None:
    """Send a signal to a process that may have ended."""
    with suppress(ProcessLookupError):
        os.kill(pid, number)
