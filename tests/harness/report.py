"""Say in plain words what went wrong in a run, and what would be right."""

import re
import signal
from collections.abc import Iterator
from typing import NamedTuple

from examples._catalogue import Settings
from tests.harness.output import comparable, difference
from tests.harness.processes import STACK
from tests.harness.run import Run

DIED = re.compile(r"^Process (\S+):\nTraceback.*\n(?:(?: .*)?\n)*(\S.*)", re.MULTILINE)
LEAKED = re.compile(r".*There appear to be (\d+) leaked (\w+) objects.*")
UNCLOSED = re.compile(r".*ResourceWarning: (unclosed.*)")
FRAME = re.compile(r'  File "(.*?)", line (\d+) in (\S+)')
LIBRARY = re.compile(r"/lib/python3|/Lib/|^<|/examples/__main__\.py$")  # and runner
UNLINK = "Let its maker call unlink() once, when all have called close()"
LEAKS = {  # as the resource tracker calls them
    "semaphore": (
        "semaphore(s) outlived the example; each Lock, Queue and Event has some. "
        "Let every process end by itself, not by os._exit() or a signal."
    ),
    "shared_memory": f"shared memory block(s) outlived the example. {UNLINK}.",
}
WAITS = {  # the innermost frame of a process that hangs: what it waits for
    ("synchronize.py", "__enter__"): "a lock",
    ("synchronize.py", "acquire"): "a lock",
    ("synchronize.py", "wait"): "an event, a condition or a barrier",
    ("popen_fork.py", "poll"): "a child process to end",
    ("connection.py", "_recv"): "a message",
    ("connection.py", "_send"): "room in a pipe",
    ("selectors.py", "select"): "a message or the end of a process",
    ("threading.py", "wait"): "another thread",
    ("threading.py", "_wait_for_tstate_lock"): "another thread to end",
    ("threading.py", "join"): "another thread to end",
}


class Frame(NamedTuple):
    """One line of a printed stack."""

    path: str
    line: str
    function: str


def faults(
    run: Run, wants: Settings, recorded: str | None = None, *, orphans: bool = False
) -> list[str]:
    """Return a sentence for each thing that is not as it should be."""
    if run.timed_out:
        return [hung(run, wants), *deaths(run.err)]
    found = [*exit_code(run, wants), *on_stderr(run, wants)]
    found += missing_orphan(run) if orphans else left_behind(run)
    if recorded is not None:
        found += printed(run, wants, recorded)
    return found


def report(title: str, run: Run, found: list[str]) -> str:
    """Put the faults of one run together, and below them what it wrote on stderr."""
    lines = [f"{title}:", *(f"- {fault}" for fault in found)]
    if run.err:
        lines += ["on stderr:", *(f"  {line}" for line in run.err.splitlines())]
    return "\n".join(lines)


def hung(run: Run, wants: Settings) -> str:
    """Say where each process stood when the time was up."""
    where = places(run.stacks)
    says = (
        f"It hangs: after {wants.timeout:g} seconds it had not ended, and was stopped."
    )
    if any("waits for a lock" in place for place in where):
        says += (
            " Someone waits for a lock that nobody will release: that is a deadlock."
        )
        says += " Take locks in one agreed order, each by `with`."
    if where:
        says += f" At that moment {'; '.join(where)}."
    return says


def places(stacks: str) -> list[str]:
    """Return what each process was doing, from the stacks that faulthandler printed."""
    found = []
    for stack in stacks.split(STACK):
        current = stack[stack.find("Current thread") :]
        frames = [
            Frame(path.replace("\\", "/"), line, function)
            for path, line, function in FRAME.findall(current.partition("\n\n")[0])
        ]
        own = [frame for frame in frames if not LIBRARY.search(frame.path)]
        if own:
            found.append(doing(frames[0], own[0]))
    return found


def doing(innermost: Frame, own: Frame) -> str:
    """Say where in the example a process stands, and what it waits for."""
    file, function = innermost.path.rpartition("/")[2], innermost.function
    waits = WAITS.get((file, function))
    place = f"line {own.line}, in {own.function}"
    return (
        f"one process waits for {waits} at {place}" if waits else f"one is at {place}"
    )


def exit_code(run: Run, wants: Settings) -> Iterator[str]:
    """Compare how it ended."""
    if run.code == wants.exit:
        return
    if run.code < 0:
        name = signal.Signals(-run.code).name
        yield f"It was ended by {name} (exit code {run.code}, not {wants.exit})."
    else:
        yield f"It ended with exit code {format_code(run.code)}, not {wants.exit}."


def format_code(code: int) -> str:
    """Write an exit code; what kills a process on Windows is known in hexadecimal."""
    return f"{code:#x}" if code > 255 else str(code)


def on_stderr(run: Run, wants: Settings) -> Iterator[str]:
    """Compare what it wrote on stderr."""
    if wants.stderr:
        yield from missing(run.err, wants.stderr)
        patterns = [re.compile(pattern) for pattern in wants.stderr]
        lines = run.err.splitlines()
        rest = [line for line in lines if not any(p.search(line) for p in patterns)]
        yield from resources("\n".join(rest))
        return
    found = [*deaths(run.err), *resources(run.err)]
    yield from found
    if run.err and not found:
        yield (
            "It wrote on stderr, where nothing should be: "
            f"{run.err.strip().splitlines()[-1]}"
        )


def missing(err: str, patterns: tuple[str, ...]) -> Iterator[str]:
    """Look for each pattern behind the one before it."""
    start = 0
    for pattern in patterns:
        found = re.compile(pattern, re.MULTILINE).search(err, start)
        if not found:
            yield f"On stderr there should be (in its place) {pattern!r}, but is not."
            return
        start = found.end()


def deaths(err: str) -> Iterator[str]:
    """Find the tracebacks of child processes."""
    for name, error in DIED.findall(err):
        yield (
            f"A child process died: {name} ended with {error}. "
            "Mend what it does, or catch the error in the child."
        )


def resources(err: str) -> Iterator[str]:
    """Find what was never closed or removed."""
    for count, kind in LEAKED.findall(err):
        yield f"{count} {LEAKS.get(kind, kind)}"
    for what in UNCLOSED.findall(err):
        if "pool" in what.lower():
            yield (
                "A Pool was never closed: write `with Pool() as pool:`, "
                "or call close() and join()."
            )
        else:
            yield f"Something was left open ({what}): close it, or use `with`."


def left_behind(run: Run) -> Iterator[str]:
    """Name what is still there after the end."""
    where = places(run.stacks)
    for orphan in run.orphans:
        at = f" ({'; '.join(where)})" if where else ""
        yield (
            f"A child process is still running after the example ended: {orphan}{at}. "
            "Call join() on it, or terminate() and then join()."
        )
    for block in run.blocks:
        kind = "semaphore" if block.startswith("sem.") else "shared memory block"
        yield (
            f"A {kind} was left in /dev/shm: {block}. "
            f"{'Let its process end by itself' if kind == 'semaphore' else UNLINK}."
        )
    for name in run.files:
        yield (
            f"A temporary file or folder was left: {name}. "
            "Make it with `with tempfile.TemporaryDirectory()`."
        )


def missing_orphan(run: Run) -> Iterator[str]:
    """Say that nothing goes on, where something should."""
    if not run.orphans:
        yield "All that it started ended with it; something was to go on."


def printed(run: Run, wants: Settings, recorded: str) -> Iterator[str]:
    """Compare what it printed with what is recorded."""
    wanted, got = (comparable(text, wants.order) for text in (recorded, run.out))
    if wanted != got:
        lines = "\n".join(f"    {line}" for line in difference(wanted, got))
        yield (
            "It printed something else than what is recorded "
            f"(if that is meant, run make record):\n{lines}"
        )
