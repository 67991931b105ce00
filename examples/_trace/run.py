"""Run a program with the recorder in each of its interpreters."""

import datetime
import os
import platform
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from .compiler import compile_trace
from .model import Trace

ON_PATH = Path(__file__).parent / "on_path"


class Outcome(NamedTuple):
    """How a traced run ended, and its trace."""

    code: int
    trace: Trace


def search_path() -> str:
    """Return PYTHONPATH with what lets an interpreter be watched in front."""
    before = os.environ.get("PYTHONPATH")
    return os.pathsep.join([str(ON_PATH), before] if before else [str(ON_PATH)])


def make_environment(logs: Path, method: str = "") -> dict[str, str]:
    """Return what switches the recorder on, in an environment as it is.

    Each process leaves its events in the folder ``logs``.
    """
    chosen = {"PROCESSES_TRACE_METHOD": method} if method else {}
    return {"PYTHONPATH": search_path(), "PROCESSES_TRACE": str(logs), **chosen}


def run(command: Sequence[str], head: dict[str, str], method: str = "") -> Outcome:
    """Run a command that has our own input and output; return its trace.

    ``method`` becomes the default of a program that chooses no start method.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        logs = Path(folder)
        env = os.environ | make_environment(logs, method)
        with subprocess.Popen(command, env=env) as process:
            code = wait_patiently(process)
            ended = time.perf_counter_ns()
        lines = [line for log in logs.iterdir() for line in log.open(encoding="utf-8")]
    return Outcome(code, compile_trace(lines, head, process.pid, ended, code))


def wait_patiently(process: "subprocess.Popen[bytes]") -> int:
    """Wait for the end; Ctrl-C reaches the program too, which decides what it means."""
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def make_head(method: str) -> dict[str, str]:
    """Return the head of a trace that is recorded here and now."""
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "method": method,
        "day": datetime.date.today().isoformat(),
    }
