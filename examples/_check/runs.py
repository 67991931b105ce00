"""Run a program once, under one start method, and write down what can be seen."""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, NamedTuple

from .._trace.run import search_path
from . import system, texts
from .texts import Failure, Stack

ON_PATH = Path(__file__).parent / "on_path"
LONGEST = 1_000_000  # bytes of output that are kept
LOOK = 0.02  # seconds from one look at the processes to the next
STILL = 2.5  # seconds in which nothing moved, before the stacks are asked for
GRACE = 0.6  # seconds for what a program started to end after it
ANSWER = 1.5  # seconds for a process to write its stacks
RESULTS = "(_handle_results):"  # Python says: Exception in thread Thread-3 (…)
RESTARTS = 24  # workers of a pool that died of the same, before the next are awaited
WORK = ("main", "child")  # roles that do the program's work
UNBUFFERED = "PYTHONUNBUFFERED"  # tears the lines of several processes
HARDLY = 0.05  # seconds of processor time that waiting again and again may take
WARNINGS = (  # are silent by default, and matter here
    "default:This process (pid=:DeprecationWarning",
    "default:unclosed running multiprocessing pool:ResourceWarning",
)


class Program(NamedTuple):
    """What to run."""

    words: tuple[str, ...]  # a file or -m MODULE, and its arguments
    source: Path | None  # the file, if it is known
    python: str = sys.executable
    timeout: float = 30  # seconds


class Seen(NamedTuple):
    """One process of a run."""

    pid: int
    parent: int
    role: str  # main, child, server, tracker, or other: another program
    stderr: str
    stack: Stack | None = None  # where it stood, if it was asked
    code: int | None = None  # with which a child ended by itself


class Change(NamedTuple):
    """A global or class attribute that a child has otherwise than main had it."""

    name: str  # with its class before it, as in Settings.debug
    kind: str  # missing in the child, or other: another value
    main: str  # what it was when main started the child
    child: str


class Run(NamedTuple):
    """What was seen in one run."""

    method: str
    code: int
    out: str
    cut: bool  # whether there was more output than is kept
    seconds: float
    end: str  # ended, late (it may still work), or a hang: hangs, restarts (workers)
    processes: tuple[Seen, ...]
    left: tuple[Seen, ...] = ()  # still running after it
    blocks: tuple[str, ...] = ()  # left in shared memory
    files: tuple[str, ...] = ()  # left in its temporary folder
    changes: tuple[Change, ...] = ()  # what main's children did not get
    pickling: tuple[tuple[str, ...], ...] = ()  # ways to what could not be pickled
    unseen: tuple[str, ...] = ()  # errors of tasks that main never read
    callbacks: tuple[tuple[str, ...], ...] = ()  # their errors, file, line, function
    ended: int = 0  # nanoseconds, when main ended or the run was given up

    def failures(self) -> Iterator[tuple[Seen, Failure]]:
        """Yield every traceback, with the process that printed it."""
        for process in self.processes:
            for failure in texts.find_failures(process.stderr):
                yield process, failure


def run(program: Program, method: str, *, trace: dict[str, str] | None = None) -> Run:
    """Run a program, its children and all, in a session and folder of its own."""
    with tempfile.TemporaryDirectory(
        prefix="check-", ignore_cleanup_errors=True
    ) as folder:
        seen, own = Path(folder, "seen"), Path(folder, "tmp")
        seen.mkdir()
        own.mkdir()
        env = environment(seen, own, method, trace or {})
        done = watch(program, method, env, seen)
        files = sorted(path.name for path in own.iterdir())
        done = done._replace(
            changes=tuple(find_changes(seen)),
            pickling=tuple(find_ways(seen)),
            unseen=tuple(find_lines(seen, "unseen")),
            callbacks=tuple(
                tuple(line.split("\t")) for line in find_lines(seen, "callback")
            ),
        )
        names = [name for file in seen.glob("*.names") for name in read(file).split()]
        blocks = system.remove_left(names)
    if done.end != "ended":  # it could not clean up
        return done
    return done._replace(blocks=tuple(blocks), files=tuple(files))


def environment(
    seen: Path, own: Path, method: str, trace: dict[str, str]
) -> dict[str, str]:
    """Return this environment with the observer on the path."""
    path = [str(ON_PATH), trace.get("PYTHONPATH") or search_path()]
    warnings = [os.environ.get("PYTHONWARNINGS", ""), *WARNINGS]
    kept = {key: text for key, text in os.environ.items() if key != UNBUFFERED}
    return {
        **kept,
        **trace,
        "PYTHONPATH": os.pathsep.join(filter(None, path)),
        "PYTHONWARNINGS": ",".join(filter(None, warnings)),
        "PYTHONIOENCODING": "utf-8:backslashreplace",
        "PROCESSES_CHECK": str(seen),
        "PROCESSES_CHECK_METHOD": method,
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(own)),
    }


def watch(program: Program, method: str, env: dict[str, str], seen: Path) -> Run:
    """Run the program until it and all it started have ended, or were ended."""
    began = time.monotonic()
    with (
        (seen / "main.stderr").open("ab") as stderr,
        subprocess.Popen(
            [program.python, *program.words],
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=stderr,
            start_new_session=True,
        ) as process,
    ):
        family = system.Family(process.pid, str(seen))
        reader = Reader(process.stdout)
        try:
            end, stacks = wait(process, family, seen, program.timeout)
            seconds, ended = time.monotonic() - began, time.perf_counter_ns()
            pids = lingering(family) if end == "ended" else [*stacks]
            stacks = stacks or ask(pids, seen)
        finally:
            met = {one.pid: one.role for one in find_processes(seen, 0, {})}
            family.kill(last=[pid for pid in met if met[pid] == "tracker"])
        code = process.wait()
        out, cut = reader.result()
    # A Pool may have started another worker while its own were ended here.
    found = find_processes(seen, process.pid, stacks)
    processes = tuple(one for one in found if one.pid in met)
    left = [one for one in processes if one.pid in pids and one.role in WORK]
    run = Run(method, code, out, cut, seconds, end, processes, tuple(left))
    return run._replace(ended=ended)


def wait(
    process: "subprocess.Popen[bytes]",
    family: system.Family,
    seen: Path,
    timeout: float,
) -> tuple[str, dict[int, Stack]]:
    """Wait for the end of main, or for a hang; return which, and the stacks then."""
    now = time.monotonic()
    until, used, moved, patience = now + timeout, 0.0, now, STILL
    counted, pids = now, family.members()
    while process.poll() is None:
        time.sleep(LOOK if now - moved < 1 else 5 * LOOK)
        now = time.monotonic()
        if now > until:
            return "late", ask(family.members(), seen)
        if now - counted > 1:
            counted = now
            no_result = RESULTS in read(seen / f"{process.pid}.stderr")
            if no_result or die_alike(seen):
                stacks = ask(family.members(), seen)
                limited = system.waits_with_limit(process.pid, str(process.pid))
                if texts.waits_for_pool(stacks.get(process.pid)) and not limited:
                    return "hangs" if no_result else "restarts", stacks
        known, pids = pids, family.members()
        works = sum(map(system.processor_time, pids))
        if pids != known or works - used > HARDLY:  # who ends takes its time along
            used, moved = works, now
        elif now - moved > patience:
            stacks = ask(family.members(), seen)
            at_work = [pid for pid, one in stacks.items() if not texts.serves(one)]
            limited = any(map(system.waits_with_limit, at_work))
            still = not limited and texts.can_not_move(stacks.values())
            if process.poll() is None and still:
                return "hangs", stacks
            patience *= 2
    return "ended", {}


def die_alike(seen: Path) -> bool:
    """Tell whether so many processes died of the same that the next ones will too."""
    died: Counter[str] = Counter()
    for file in seen.glob("*.stderr"):
        if read(file.with_suffix(".code")) != "0" and (text := read(file).strip()):
            died[text.rpartition("\n")[2]] += 1
    return max(died.values(), default=0) >= RESTARTS


def lingering(family: system.Family) -> list[int]:
    """Return what still runs after a moment's grace; none is spent on nothing."""
    until = time.monotonic() + GRACE
    while (left := family.members()) and time.monotonic() < until:
        time.sleep(LOOK)
    return left


def ask(pids: Sequence[int], seen: Path) -> dict[int, Stack]:
    """Let processes write their stacks; return those of whoever answers."""
    files = {pid: seen / f"{pid}.stacks" for pid in pids}
    files = {pid: file for pid, file in files.items() if file.exists()}
    sizes = {pid: file.stat().st_size for pid, file in files.items()}
    silent = list(files)
    for request in (system.ASK, system.INSIST):
        for pid in silent:
            with suppress(OSError):
                os.kill(pid, request)
        until = time.monotonic() + ANSWER
        while silent and time.monotonic() < until:
            time.sleep(LOOK)
            silent = [pid for pid in silent if files[pid].stat().st_size == sizes[pid]]
    time.sleep(LOOK)  # whoever has begun to write is about to have written
    answers = {pid: read(file)[sizes[pid] :] for pid, file in files.items()}
    return {pid: texts.parse_stack(answer) for pid, answer in answers.items()}


def find_processes(seen: Path, main: int, stacks: dict[int, Stack]) -> Iterator[Seen]:
    """Yield every Python process of the run, main first, with what it wrote."""
    for file in sorted(seen.glob("*.process"), key=lambda file: int(file.stem)):
        pid, text = int(file.stem), read(file)
        if not text:  # it was ended before it could write
            continue
        parent, how, *argv = text.split("\n")
        stderr = read(seen / f"{pid}.stderr")
        role = "main" if pid == main else texts.find_role(argv, how)
        said = read(seen / f"{pid}.code")
        code = int(said) if said else None
        yield Seen(pid, int(parent), role, stderr, stacks.get(pid), code)


def find_changes(seen: Path) -> list[Change]:
    """Return what children have otherwise than main had it when it started them."""
    found: dict[str, Change] = {}
    for file in sorted(seen.glob("*.child.state")):
        main = read_state(file.with_name(file.name.replace(".child.", ".main.")))
        child = read_state(file)
        for name, value in main.items() if child else ():
            late = name.startswith("set:") and name not in child  # not yet imported
            if child.get(name) != value and not late:
                kind = "other" if name in child else "missing"
                change = Change(name, kind, value, child.get(name, ""))
                found.setdefault(name, change)
    return list(found.values())


def find_lines(seen: Path, kind: str) -> Iterator[str]:
    """Yield every line that the run's processes wrote of one kind."""
    for file in sorted(seen.glob(f"*.{kind}")):
        yield from read(file).splitlines()


def find_ways(seen: Path) -> Iterator[tuple[str, ...]]:
    """Yield the way to each thing that could not be pickled, its type last."""
    for line in find_lines(seen, "pickling"):
        yield tuple(dict.fromkeys(line.split("\t")))  # no circle twice


def read_state(file: Path) -> dict[str, str]:
    """Return the names that a process had, and what they held."""
    pairs = (line.partition("\t") for line in read(file).split("\n") if line)
    return {name: value for name, _, value in pairs}


def read(file: Path) -> str:
    """Read what is there; a file that is not there is empty."""
    with suppress(OSError):
        return file.read_bytes().decode("utf-8", "backslashreplace")
    return ""


class Reader:
    """Reads all that a program prints, and keeps its beginning."""

    def __init__(self, pipe: IO[bytes] | None) -> None:
        self.pipe, self.kept, self.cut = pipe, bytearray(), False
        self.thread = threading.Thread(target=self.read, daemon=True)
        self.thread.start()

    def read(self) -> None:
        """Read to the end, so that the program never waits for us."""
        while self.pipe and (data := self.pipe.read1(65536)):  # type: ignore[attr-defined]
            room = LONGEST - len(self.kept)
            self.kept += data[:room]
            self.cut = self.cut or len(data) > room

    def result(self) -> tuple[str, bool]:
        """Return the text, and whether some of it is missing."""
        self.thread.join(GRACE)
        text = bytes(self.kept).decode("utf-8", "backslashreplace")
        return text.replace("\r\n", "\n"), self.cut
