"""Give each process of a run its own stderr, and its stacks when they are asked for.

It imports next to nothing, so that the program finds the interpreter as it would be:
every module that the program names like one of the library's still gets in its way.
"""

import _signal  # type: ignore[import-not-found]
import atexit
import faulthandler
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import Any, BinaryIO

FOLDER = os.environ.get("PROCESSES_CHECK", "")
ASK = getattr(_signal, "SIGRTMAX", 0) - 3  # the signal that asks for stacks
INSIST = ASK - 1  # asks whoever did not answer, though running threads may crash by it
_stacks: "BinaryIO | None" = None  # faulthandler writes there, so it stays open


def install() -> None:
    """Watch this process, and those that it forks."""
    import check_objects  # type: ignore[import-not-found]  # lies beside this
    import import_watcher  # type: ignore[import-not-found]  # the recorder's

    begin("exec")
    atexit.register(check_objects.write_unseen)  # the first is the last to be called
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=lambda: begin("fork"))
    import_watcher.watch({**PATCHES, **check_objects.PATCHES})


def begin(how: str) -> None:
    """Write down that this process is there; runs first in each."""
    global _stacks
    pid = os.getpid()
    line = "\n".join([str(os.getppid()), how, *map(repr, sys.orig_argv)])
    with open(f"{FOLDER}/{pid}.process", "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(line)
    separate_stderr(f"{FOLDER}/{pid}.stderr")
    if ASK > 0:
        before, _stacks = _stacks, open(f"{FOLDER}/{pid}.stacks", "wb")  # noqa: PTH123, SIM115
        _signal.signal(ASK, answer)
        faulthandler.register(INSIST, _stacks, all_threads=True)
        if before:
            before.close()


def answer(_number: int, _frame: "FrameType | None") -> None:
    """Write where each thread stands, while none can move, and what nobody has read."""
    if _stacks:
        faulthandler.dump_traceback(_stacks, all_threads=True)
        sys.modules["check_objects"].write_unseen()


def separate_stderr(path: str) -> None:
    """Write to a file of one's own, if stderr is still that of the process before."""
    if not is_ours():
        return
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(file, 2)
    os.close(file)


def is_ours() -> bool:
    """Tell whether stderr is a file of this run, and not a pipe of the program's."""
    try:
        here = os.fstat(2)
    except OSError:
        return False
    with os.scandir(FOLDER) as entries:
        return any(
            entry.name.endswith(".stderr") and entry.inode() == here.st_ino
            for entry in entries
        )


def choose_method(module: "Any") -> None:
    """Take the start method that was asked for as this platform's default."""
    if method := os.environ.pop("PROCESSES_CHECK_METHOD", ""):
        default = module._default_context
        default._default_context = module._concrete_contexts[method]


def note_semaphores(module: "Any") -> None:
    """Write down the name of each semaphore that is made."""
    make_name = module.SemLock._make_name

    def _make_name() -> str:
        name: str = make_name()
        note(f"sem.{name.lstrip('/')}")
        return name

    module.SemLock._make_name = staticmethod(_make_name)


def note_blocks(module: "Any") -> None:
    """Write down the name of each block of shared memory that is made."""
    make = module.SharedMemory.__init__

    def __init__(self: "Any", *args: "Any", **kwargs: "Any") -> None:
        make(self, *args, **kwargs)
        note(self._name.lstrip("/"))

    module.SharedMemory.__init__ = __init__


def note(name: str) -> None:
    """Write down something that somebody has to remove."""
    with open(f"{FOLDER}/{os.getpid()}.names", "a", encoding="utf-8") as file:  # noqa: PTH123
        file.write(f"{name}\n")


PATCHES = {
    "multiprocessing.context": choose_method,
    "multiprocessing.synchronize": note_semaphores,
    "multiprocessing.shared_memory": note_blocks,
}
