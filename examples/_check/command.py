"""``check PROGRAM.py``: run a program under every start method, and say what is wrong.

It runs for real, once under each method. Exit code 0: sound; 1: a fault was found;
2: it was called in a wrong way.
"""

import argparse
import json
import locale
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from .._trace import command as tracing
from . import draw, report, runs, source
from .runs import Program, Run
from .verdict import Verdict, judge

SITE = os.environ.get("PROCESSES_SITE", "https://processes-by-example.readthedocs.io")
ASK = (
    "import json, sys, multiprocessing as m;"
    "print(json.dumps([sys.version_info[:3], m.get_all_start_methods()]))"
)


class Refusal(Exception):
    """Why a program can't be checked."""


class Interpreter(NamedTuple):
    """A Python, and the start methods it has here, its default first."""

    path: str
    version: tuple[int, ...]
    methods: tuple[str, ...]


def make_parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    parser = argparse.ArgumentParser(
        prog="check",
        description="Run a program under every start method, and say what is wrong.",
        epilog="What follows the program goes to it.",
    )
    parser.add_argument("program", nargs="?", metavar="PROGRAM.py")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, metavar="ARGUMENT")
    parser.add_argument("-m", dest="module", metavar="MODULE", help="run a module")
    parser.add_argument(
        "--timeout", type=float, default=30, metavar="SECONDS", help="for each run: 30"
    )
    parser.add_argument(
        "--method", action="append", metavar="METHOD", help="only this (repeatable)"
    )
    parser.add_argument(
        "--python", action="append", metavar="PATH", help="by this Python (repeatable)"
    )
    parser.add_argument(
        "--lines",
        choices=["exact", "any"],
        default="exact",
        help="any: do not speak of lines that come in another order",
    )
    parser.add_argument("--json", action="store_true", help="say all of it as JSON")
    parser.add_argument("--lang", choices=["en", "zh"], help="default: your locale's")
    parser.add_argument(
        "--trace", metavar="OUT.svg", help="draw the first run that fails"
    )
    return parser


def main(arguments: Sequence[str]) -> int:
    """Do what the command line says; return the exit code."""
    options = make_parser().parse_args(list(arguments))
    language = options.lang or find_language()
    speaker = report.Speaker(language, SITE)
    try:
        program = make_program(options)
        pythons = [ask(path) for path in options.python or [sys.executable]]
        if options.trace:
            tracing.check_output(Path(options.trace))
        verdicts = [check(program, one, options, speaker) for one in pythons]
    except (Refusal, tracing.Refusal) as error:
        print(f"check: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # as in: check PROGRAM.py | head -1
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return int(not all(verdict.sound for verdict in verdicts))


def find_language() -> str:
    """Return the language of the user's locale."""
    names = [os.environ.get(key, "") for key in ("LC_ALL", "LC_MESSAGES", "LANG")]
    name = next(filter(None, names), None) or locale.getlocale()[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def make_program(options: argparse.Namespace) -> Program:
    """Return what to run; complain of what can't be."""
    if options.timeout <= 0:
        raise Refusal(f"--timeout {options.timeout:g}: it must be more than 0 seconds")
    if options.module:
        given = [options.program] if options.program else []
        words = ("-m", options.module, *given, *options.arguments)
        return Program(words, find_module(options.module), timeout=options.timeout)
    if not options.program:
        raise Refusal("name a program, as in: check PROGRAM.py")
    path = Path(options.program)
    if path.is_dir():
        raise Refusal(f"{path} is a folder; name a program in it")
    if not path.exists():
        raise Refusal(f"there is no file {path}")
    try:
        text = path.read_bytes()
    except OSError as error:
        raise Refusal(f"{path}: {error.strerror}") from None
    if path.suffix not in (".py", ".pyw", "") or b"\0" in text[:1024]:
        raise Refusal(f"{path} is not a Python program")
    return Program((str(path), *options.arguments), path, timeout=options.timeout)


def find_module(name: str) -> Path | None:
    """Return the file that ``-m NAME`` runs, if it lies in this folder."""
    base = Path(*name.split("."))
    places = (base.with_suffix(".py"), base / "__main__.py")
    return next((place for place in places if place.is_file()), None)


def ask(path: str) -> Interpreter:
    """Ask a Python for its version and start methods."""
    found = shutil.which(path)
    if not found:
        raise Refusal(f"--python {path}: there is no such program")
    done = subprocess.run(
        [found, "-c", ASK], capture_output=True, text=True, check=False
    )
    try:
        version, methods = json.loads(done.stdout)
    except ValueError:
        raise Refusal(f"--python {path}: this is no Python that runs") from None
    if tuple(version) < (3, 11):
        raise Refusal(
            f"--python {path}: Python 3.11 or newer is needed; "
            f"this is {'.'.join(map(str, version))}"
        )
    return Interpreter(found, tuple(version), tuple(methods))


def check(
    program: Program,
    python: Interpreter,
    options: argparse.Namespace,
    speaker: report.Speaker,
) -> Verdict:
    """Run a program under every method, say what was seen, and return the verdict."""
    program = program._replace(python=python.path)
    methods = choose(python, options.method)
    if not options.json:
        version = ".".join(map(str, python.version))
        title = f"{' '.join(program.words)} (Python {version})"
        print(speaker.say("before", title=title, count=len(methods)), flush=True)
    seen = [runs.run(program, method) for method in methods]
    if usage := asks_for_arguments(seen):
        raise Refusal(f"{program.words[0]} needs arguments; it says: {usage}")
    verdict = judge(
        seen,
        source.look(program.source) if program.source else [],
        lambda method: runs.run(program, method),
        any_order=options.lines == "any",
    )
    if options.json:
        print(report.as_json(verdict, speaker))
    else:
        show(verdict, python.methods[0], program.timeout, speaker)
    if options.trace:
        method = next((one for one in methods if verdict.faults[one]), methods[0])
        print(draw.draw(program, method, Path(options.trace)), file=sys.stderr)
    return verdict


def show(
    verdict: Verdict, default: str, timeout: float, speaker: report.Speaker
) -> None:
    """Print how each run went, and what that means."""
    for run in verdict.runs:
        what = report.describe(run, verdict.faults[run.method], speaker, timeout)
        note = speaker.say("default") if run.method == default else ""
        print(f"  {run.method:10}  {run.seconds:5.1f} s  {what}{note}")
    for line in report.lines(verdict, speaker):
        print(report.plain(line))


def asks_for_arguments(seen: Sequence[Run]) -> str:
    """Return what a program says of its use, if it ends by that under each method."""
    for run in seen:
        said = next((one.stderr for one in run.processes if one.role == "main"), "")
        usage = next((line for line in said.splitlines() if "usage: " in line), "")
        if run.code != 2 or not usage:
            return ""
    return report.shorten(usage)


def choose(python: Interpreter, wanted: Sequence[str] | None) -> Sequence[str]:
    """Return the methods to run under."""
    for method in wanted or ():
        if method not in python.methods:
            there = ", ".join(python.methods)
            raise Refusal(f"--method {method}: there is none here, but {there}")
    return wanted or python.methods


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
