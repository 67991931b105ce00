"""Give each process of a run its own stderr, and its stacks when they are asked for.

It imports next to nothing, so that the program finds the interpreter as it would be:
every module that the program names like one of the library's still gets in its way.
"""

import _signal  # type: ignore[import-not-found]
import faulthandler
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, BinaryIO

FOLDER = os.environ.get("PROCESSES_CHECK", "")
ASK = getattr(_signal, "SIGRTMAX", 0) - 3  # the signal that asks for stacks
STARTS = 4  # processes of a parent whose state is written down
SHOWN = 12  # items of a list or dict that are
SHORT = 80  # characters of a text that are
SIMPLE = (type(None), bool, int, float, complex)
NAMED = ("function", "type", "builtin_function_or_method", "ABCMeta", "EnumType")
OWN = ("__main__", "__mp_main__")  # where the program's classes are
INTERNAL = ("_abc_impl",)
ADDED = ("_", "gettext", "ngettext")  # to the built-in names, by gettext
_stacks: "BinaryIO | None" = None  # faulthandler writes there, so it stays open


def install() -> None:
    """Watch this process, and those that it forks."""
    import import_watcher  # type: ignore[import-not-found]  # the recorder's

    begin("exec")
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=lambda: begin("fork"))
    import_watcher.watch(PATCHES)


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
        faulthandler.register(ASK, _stacks, all_threads=True)
        if before:
            before.close()


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


def note_state(module: "Any") -> None:
    """Write down what the program's modules hold, in main and in its children."""
    kind = module.BaseProcess
    start, bootstrap = kind.start, kind._bootstrap

    def traced_start(self: "Any") -> None:
        write_state(self, os.getpid())
        start(self)

    def _bootstrap(self: "Any", *args: "Any", **kwargs: "Any") -> "Any":
        write_state(self, self._parent_pid)
        code = bootstrap(self, *args, **kwargs)
        with open(f"{FOLDER}/{os.getpid()}.code", "w") as file:  # noqa: PTH123
            file.write(str(code))
        return code

    kind.start, kind._bootstrap = traced_start, _bootstrap


def write_state(process: "Any", parent: int) -> None:
    """Write what holds when a process is started, or begins, for the comparison."""
    try:
        number = ".".join(map(str, process._identity))
        whose = "child" if os.getpid() != parent else "main"
        path = f"{FOLDER}/{parent}-{number}.{whose}.state"
        if process._identity[-1] <= STARTS:
            text = "\n".join(sorted(state()))
            with open(path, "w", encoding="utf-8", errors="replace") as file:  # noqa: PTH123
                file.write(text)
    except Exception:
        return  # an object that does not let itself be looked at


def state() -> "Iterator[str]":
    """Yield a line for each global and class attribute of the program's modules."""
    yield from settings()
    main = sys.modules["__main__"]
    folder = os.path.dirname(os.path.abspath(getattr(main, "__file__", None) or "?"))  # noqa: PTH100, PTH120
    for key, module in [*sys.modules.items()][:]:
        file = getattr(module, "__file__", None) or ""
        if module is not main and (
            not file.startswith(folder + os.sep) or "site-packages" in file
        ):
            continue
        if key == "__mp_main__":
            continue
        name = "" if module is main else f"{key}:"
        for one, value in [*vars(module).items()]:
            if one[:2] == "__":
                continue
            yield f"{name}{one}\t{summary(value)}"
            if isinstance(value, type) and value.__module__ in (*OWN, key):
                for attribute, held in [*vars(value).items()]:
                    if attribute[:2] != "__" and attribute not in INTERNAL:
                        yield f"{name}{one}.{attribute}\t{summary(held)}"


def settings() -> "Iterator[str]":
    """Yield a line for each setting that a process has for itself."""
    loaded = sys.modules.get
    for key, value in os.environ.items():
        yield f"env:{key}\t{value!r:.80}"
    yield f"set:cwd\t{os.getcwd()}"  # noqa: PTH109
    yield f"set:sys.path\t{[one for one in sys.path if one]}"
    yield f"set:recursion limit\t{sys.getrecursionlimit()}"
    for number in range(1, 32):
        handler = _signal.getsignal(number)
        if callable(handler) and number != 2:  # a child's Ctrl-C is another matter
            yield f"signal:{_signal.strsignal(number)}\t{summary(handler)}"
    if log := loaded("logging"):
        loggers = {"root": log.root, **log.root.manager.loggerDict}
        for key, one in loggers.items():
            held = [type(each).__name__ for each in getattr(one, "handlers", ())]
            if held or getattr(one, "level", 0) not in (0, log.WARNING):
                yield f"logging:{key}\t{one.level} {held}"
    if warn := loaded("warnings"):
        yield f"set:warnings\t{[(one[0], one[2].__name__) for one in warn.filters]}"
    if csv := loaded("csv"):
        yield f"set:csv dialects\t{sorted(csv.list_dialects())}"
    if sockets := loaded("socket"):
        yield f"set:socket timeout\t{sockets.getdefaulttimeout()}"
    if decimal := loaded("decimal"):
        context = decimal.getcontext()
        yield f"set:decimal\t{context.prec} {context.rounding}"
    if places := loaded("locale"):
        yield f"set:locale\t{places.setlocale(places.LC_ALL)}"
    names = vars(loaded("builtins"))
    yield f"set:builtins\t{sorted(one for one in names if one in ADDED)}"


def summary(value: "Any", depth: int = 2) -> str:
    """Describe a value by what is the same in each process, without its own code."""
    kind = type(value)
    if kind in (str, bytes):
        return repr(value[:SHORT])
    if kind in SIMPLE:
        return repr(value)
    if kind in (list, tuple, set, frozenset, dict) and depth:
        items = value.items() if kind is dict else value
        parts = [summary(one, depth - 1) for one in [*items][:SHOWN]]
        order = sorted(parts) if kind in (set, frozenset) else parts
        return f"{kind.__name__} of {len(value)}: {', '.join(order)}"
    if kind.__name__ == "_lru_cache_wrapper":
        return f"cache of {value.cache_info().currsize}"
    if kind.__name__ == "function" and "registry" in vars(value):  # of singledispatch
        return f"dispatch of {len(value.registry)}"
    name = value.__qualname__ if kind.__name__ in NAMED else ""
    if name or not depth or kind.__module__ not in OWN:
        size = len(value) if isinstance(value, (list, dict, set)) else ""
        return f"{kind.__name__} {name}{size}"
    held = getattr(value, "__dict__", {})
    return f"{kind.__name__} {summary(held, depth - 1)}"


def note(name: str) -> None:
    """Write down something that somebody has to remove."""
    with open(f"{FOLDER}/{os.getpid()}.names", "a", encoding="utf-8") as file:  # noqa: PTH123
        file.write(f"{name}\n")


PATCHES = {
    "multiprocessing.context": choose_method,
    "multiprocessing.process": note_state,
    "multiprocessing.synchronize": note_semaphores,
    "multiprocessing.shared_memory": note_blocks,
}
