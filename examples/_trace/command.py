"""Run a command, and write down what its processes did.

This is what stands behind ``--trace OUT.svg`` and ``--trace OUT.json``.
"""

import errno
import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from . import perfetto, run, standalone
from .file import format_trace
from .model import Trace

FORMS = (".svg", ".json", ".trace")  # a drawing; for Perfetto; the events as text


class Refusal(Exception):
    """Why a run can't be traced."""


def check_output(path: Path) -> None:
    """Complain of a file that can't be written before anything is run."""
    if path.suffix not in FORMS:
        raise Refusal(f"--trace {path}: the file's name must end with .svg or .json")
    if not path.parent.is_dir():
        raise Refusal(f"--trace {path}: there is no folder {path.parent}")
    if path.is_dir():
        raise Refusal(f"--trace {path}: that is a folder")
    new = not path.exists()
    try:
        path.open("a", encoding="utf-8").close()
    except OSError as error:
        raise Refusal(f"--trace {path}: {explain(error)}") from None
    if new:
        path.unlink()


def check_script(path: Path) -> None:
    """Complain of a script that can't be run."""
    if path.is_dir():
        raise Refusal(f"{path} is a folder; name a script in it")
    if not path.exists():
        raise Refusal(f"There is no file {path}.")
    if path.suffix != ".py":
        raise Refusal(f"{path} is not a Python script: its name must end with .py")
    try:
        path.open("rb").close()
    except OSError as error:
        raise Refusal(f"{path}: {explain(error)}") from None


def explain(error: OSError) -> str:
    """Say why the system refuses, in few words."""
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "no permission"
    return (error.strerror or str(error)).lower()


def interpreter_options() -> list[str]:
    """Return the options that this interpreter was given, such as -X dev."""
    given = sys.orig_argv[1:]
    return given[: given.index("-m")] if "-m" in given else []


def make_command(*words: str) -> list[str]:
    """Return the command that gives these words to an interpreter like this one."""
    return [sys.executable, *interpreter_options(), *words]


def trace(
    command: Sequence[str], title: str, out: Path, method: str, *, force: bool = False
) -> int:
    """Run a command, write its trace, say what was seen; return its exit code.

    ``force`` makes ``method`` the default of a script that chooses none.
    """
    head = run.make_head(method)
    code, seen = run.run(command, head, method if force else "")
    if len(seen.lanes) < 2:
        say(f"nothing to draw: {title} started no process with multiprocessing")
        return to_shell_code(code)
    try:
        out.write_text(write(seen, title, out.suffix), encoding="utf-8", newline="\n")
    except OSError as error:
        raise Refusal(f"--trace {out}: {explain(error)}") from None
    say(f"{out}: {summarize(seen)}")
    return to_shell_code(code)


def write(seen: Trace, title: str, form: str) -> str:
    """Return a trace as the text of a file of this form."""
    if form == ".svg":
        return standalone.draw_trace(seen, title)
    if form == ".json":
        return perfetto.format_events(seen, title)
    return format_trace(seen)


def say(message: str) -> None:
    """Speak beside the program's own output."""
    print("trace:", message, file=sys.stderr, flush=True)


def to_shell_code(code: int) -> int:
    """Return an exit code as a shell has it, where a signal has one above 128."""
    return 128 - code if code < 0 and os.name != "nt" else code


def summarize(seen: Trace) -> str:
    """Count what was seen: 3 processes, 2 locks, 41 events."""
    counts = Counter({"process": len(seen.lanes)})
    counts.update(shorten_kind(thing.kind) for thing in seen.things.values())
    counts["event"] = len(seen.events)
    return ", ".join(format_count(number, word) for word, number in counts.items())


def shorten_kind(kind: str) -> str:
    """Call each kind of lock a lock, and each kind of queue a queue."""
    words = ("Lock", "Semaphore", "Queue")
    return next((word for word in words if kind.endswith(word)), kind).lower()


def format_count(number: int, word: str) -> str:
    """Write a number and its word in the plural, unless it is one."""
    if number == 1:
        return f"1 {word}"
    return f"{number} {word}{'es' if word.endswith('s') else 's'}"
