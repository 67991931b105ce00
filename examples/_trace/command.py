"""Run an example, or a reader's own script, and write down what its processes did."""

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from examples._trace import run, standalone
from examples._trace.trace import Trace, written

FORMS = (".svg", ".trace")  # a drawing, or the events as text


class Refusal(Exception):
    """Why a run can't be traced."""


def check_output(path: Path) -> None:
    """Complain of a file that can't be written before anything is run."""
    if path.suffix not in FORMS:
        raise Refusal(f"--trace {path}: the file's name must end with .svg")
    if not path.parent.is_dir():
        raise Refusal(f"--trace {path}: there is no folder {path.parent}")
    if path.is_dir():
        raise Refusal(f"--trace {path}: that is a folder")
    new = not path.exists()
    try:
        path.open("a").close()
    except OSError as error:
        raise Refusal(f"--trace {path}: {reason(error)}") from None
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
        raise Refusal(f"{path}: {reason(error)}") from None


def reason(error: OSError) -> str:
    """Say why the system refuses, in few words."""
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "no permission"
    return (error.strerror or str(error)).lower()


def flags() -> list[str]:
    """Return the options that this interpreter was given, such as -X dev."""
    given = sys.orig_argv[1:]
    return given[: given.index("-m")] if "-m" in given else []


def example_command(name: str, method: str, arguments: Sequence[str]) -> list[str]:
    """Return the command that runs an example as this one does."""
    chosen = ["--start-method", method, "--", *arguments]
    return [sys.executable, *flags(), "-m", "examples", name, *chosen]


def script_command(path: Path, arguments: Sequence[str]) -> list[str]:
    """Return the command that runs a script."""
    return [sys.executable, *flags(), str(path), *arguments]


def trace(
    command: Sequence[str], title: str, out: Path, method: str, *, force: bool = False
) -> int:
    """Run a command, write its trace, say what was seen; return its exit code.

    ``force`` makes ``method`` the default of a script that chooses none.
    """
    head = run.here(method)
    code, seen = run.run(command, head, method if force else "")
    if len(seen.lanes) < 2:
        say(f"nothing to draw: {title} started no process with multiprocessing")
        return shell_code(code)
    text = standalone.svg(seen, title) if out.suffix == ".svg" else written(seen)
    try:
        out.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise Refusal(f"--trace {out}: {reason(error)}") from None
    say(f"{out}: {summary(seen)}")
    return shell_code(code)


def say(message: str) -> None:
    """Speak beside the program's own output."""
    print("trace:", message, file=sys.stderr, flush=True)


def shell_code(code: int) -> int:
    """Return an exit code as a shell has it, where a signal has one above 128."""
    return 128 - code if code < 0 and os.name != "nt" else code


def summary(seen: Trace) -> str:
    """Count what was seen: 3 processes, 2 locks, 41 events."""
    kinds = [thing.kind for thing in seen.things.values()]
    counts = {"process": len(seen.lanes)}
    for kind in kinds:
        word = next(
            (w for w in ("Lock", "Semaphore", "Queue") if kind.endswith(w)), kind
        )
        counts[word.lower()] = counts.get(word.lower(), 0) + 1
    counts["event"] = len(seen.events)
    return ", ".join(counted(number, word) for word, number in counts.items())


def counted(number: int, word: str) -> str:
    """Write a number and its word in the plural, unless it is one."""
    if number == 1:
        return f"1 {word}"
    return f"{number} {word}{'es' if word.endswith('s') else 's'}"
