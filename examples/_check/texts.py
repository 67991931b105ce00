"""Read what Python wrote: tracebacks, stacks, and command lines."""

import linecache
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

LIBRARY = re.compile(
    r"[/\\](?:lib|Lib)[/\\]python\d|[/\\]Lib[/\\]|^<|site-packages|check_(observer|objects)\.py$"
)
FRAME = re.compile(r'^\s*(?:\|\s*)*File "(.*?)", line (\d+)(?:, in (.*))?$')
STACK_FRAME = re.compile(r'^  File "(.*?)", line (\d+) in (.*)$', re.MULTILINE)
THREAD = re.compile(r"^(?:Current thread|Thread) 0x\w+.*$", re.MULTILINE)
HEAD = "Traceback (most recent call last):"
ERROR = re.compile(r"^(?:\s*\|\s*)?([A-Za-z_][\w.]*)(?::\s?(.*))?$")
SERVES = re.compile(
    r"multiprocessing/resource_tracker\.py:main|multiprocessing/managers\.py:_run_server"
    r"|^selectors\.py:select < multiprocessing/forkserver\.py:main"
)
ESCAPED = re.compile(r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})")
OURS = ("check_observer.py", "check_objects.py")  # what is patched calls these
LOCK = "/lib/python3/multiprocessing/synchronize.py"
LONGEST_MESSAGE = 16  # lines
WAITS = re.compile(  # for another process or thread of this program, and for no time
    r"^(?:multiprocessing/(?:synchronize|connection|popen_\w+|queues|pool|process)\.py"
    r"|selectors\.py|threading\.py|queue\.py|concurrent/futures/\w+\.py)$"
)
TRACED_LOCK = "trace_recorder.py:take_and_log"  # waits in the library's place


class Frame(NamedTuple):
    """One line of a traceback or stack."""

    path: str
    line: int
    function: str

    @property
    def short(self) -> str:
        """Return file:function, the file as the library's folders have it."""
        return f"{shorten(self.path)}:{self.function}"

    @property
    def own(self) -> bool:
        """Tell whether it is the program's, and not a library's."""
        return not LIBRARY.search(self.path)


class Failure(NamedTuple):
    """An exception that was printed with its traceback."""

    name: str  # of its class, with its module
    message: str
    frames: tuple[Frame, ...]  # the innermost last

    @property
    def text(self) -> str:
        """Return its last line."""
        return f"{self.name}: {self.message}" if self.message else self.name

    @property
    def path(self) -> str:
        """Return where it came from, the innermost first."""
        return " < ".join(frame.short for frame in reversed(self.frames))

    @property
    def own(self) -> Frame | None:
        """Return the innermost frame of the program itself."""
        return next((frame for frame in reversed(self.frames) if frame.own), None)


class Stack(NamedTuple):
    """Where the threads of a process stood, main's first, each innermost first."""

    threads: tuple[tuple[Frame, ...], ...]

    @property
    def main(self) -> tuple[Frame, ...]:
        """Return the frames of its main thread."""
        return self.threads[0] if self.threads else ()

    @property
    def path(self) -> str:
        """Return where its main thread stands, the innermost first."""
        return " < ".join(frame.short for frame in self.main)

    @property
    def own(self) -> Frame | None:
        """Return the innermost frame of the program itself."""
        return next((frame for frame in self.main if frame.own), None)


def shorten(path: str) -> str:
    """Return a library file's path below the library, and else the file's name."""
    found = re.search(r"[/\\](?:python\d[\d.]*t?|Lib)[/\\](.*)$", path)
    if found and LIBRARY.search(path):
        return found[1].replace("\\", "/")
    return Path(path).name


def find_failures(text: str) -> list[Failure]:
    """Return every traceback in what a process wrote on stderr, in order."""
    found: list[Failure] = []
    frames: list[Frame] | None = None
    lines = text.splitlines()
    for number, line in enumerate(lines):
        frame = FRAME.match(line)
        if HEAD in line:
            frames = []
        elif frame:  # a syntax error has no head
            frames = frames or []
            if not frame[1].endswith(OURS):
                frames.append(Frame(frame[1], int(frame[2]), frame[3] or "<module>"))
        elif frames is None:
            continue
        elif not line.strip(' "|+-~^') or line.startswith("    "):
            continue  # code, marks, or the quotes around a remote traceback
        elif error := ERROR.match(line):
            message = error[2] or below(lines[number + 1 :])
            found.append(Failure(error[1], message, tuple(frames)))
            frames = None
    return found


def below(lines: Sequence[str]) -> str:
    """Return a message that begins below its exception's name, in one line."""
    text = []
    for line in lines[:LONGEST_MESSAGE]:
        if HEAD in line or FRAME.match(line):
            break
        text.append(line.strip())
    return " ".join(filter(None, text))


def parse_stack(text: str) -> Stack:
    """Return the stacks that faulthandler wrote; of several answers the last one."""
    blocks = [
        tuple(
            Frame(unescape(path), int(line), unescape(function))
            for path, line, function in STACK_FRAME.findall(block)
            if not path.endswith(OURS)
        )
        for block in THREAD.split(text)[1:]
    ]
    threads = [at_a_lock(block) for block in blocks if block]
    return Stack(tuple(reversed(threads)))


def unescape(name: str) -> str:
    """Return a name as it is; faulthandler writes what is not ASCII as ``\\u8fdb``."""
    return ESCAPED.sub(lambda found: chr(int(found[0][2:], 16)), name)


def at_a_lock(frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """Add the lock that a thread waits for, where its own code calls ``acquire``.

    A lock's ``acquire`` is written in C, and has no frame.
    """
    first = frames[0]
    line = linecache.getline(first.path, first.line)
    of_value = first.path == "<string>" and first.function in ("getvalue", "setvalue")
    if of_value or (first.own and ".acquire(" in line):
        return (Frame(LOCK, 0, "acquire"), *frames)
    return frames


def find_role(argv: Iterable[str], how: str) -> str:
    """Tell what a process is for, by its command line."""
    line = " ".join(argv)
    if "multiprocessing.resource_tracker" in line:
        return "tracker"
    if "multiprocessing.forkserver" in line:
        return "child" if how == "fork" else "server"
    return "child" if how == "fork" or "multiprocessing.spawn" in line else "other"


def can_not_move(stacks: Iterable[Stack]) -> bool:
    """Tell whether every process waits for another one of them, and no time helps."""
    stacks = [stack for stack in stacks if not serves(stack)]
    return bool(stacks) and all(
        stack.main and all(map(waits_for_another, stack.threads)) for stack in stacks
    )


def serves(stack: Stack) -> bool:
    """Tell whether a process only serves the others, and waits all the time."""
    return bool(SERVES.search(stack.path))


def waits_for_pool(stack: Stack | None) -> bool:
    """Tell whether main waits for what a Pool's workers are to do."""
    return (
        stack is not None
        and re.search(r"multiprocessing/pool\.py:(wait|next)", stack.path) is not None
        and waits_for_another(stack.main)
    )


def waits_for_another(frames: tuple[Frame, ...]) -> bool:
    """Tell whether a thread waits in the library for a process or thread."""
    if frames[0].short == TRACED_LOCK:
        return True
    file = frames[0].short.partition(":")[0]
    if "sleep" in frames[0].function or not WAITS.match(file):
        return False
    library = [frame.short for frame in frames if not frame.own]
    return any(part.startswith(("multiprocessing/", "concurrent/")) for part in library)
