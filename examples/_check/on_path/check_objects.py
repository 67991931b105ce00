"""Note what a run's objects tell: what children have otherwise, what can't be pickled.

Errors of tasks that nobody reads are noted too. It runs inside the program that is
checked, calls none of its code but ``__reduce__`` and the like, and imports next to
nothing.
"""

import _signal  # type: ignore[import-not-found]
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

FOLDER = os.environ.get("PROCESSES_CHECK", "")
STARTS = 4  # processes of a parent whose state is written down
SHOWN = 12  # items of a list or dict that are
MANY = 1000  # items of a set that are only counted
DEEPEST = 12  # steps to what can't be pickled
SHORT = 80  # characters of a text that are
SIMPLE = (type(None), bool, int, float, complex)
PLAIN = ("pathlib", "datetime", "uuid", "decimal")  # whose objects say what they are
NAMED = (
    "function",
    "_lru_cache_wrapper",
    "type",
    "builtin_function_or_method",
    "ABCMeta",
    "EnumType",
)
OWN = ("__main__", "__mp_main__")  # where the program's classes are
INTERNAL = ("_abc_impl",)
ADDED = ("_", "gettext", "ngettext")  # to the built-in names, by gettext
_unseen: "dict[int, tuple[Any, Any]]" = {}  # results with an error, until they are read
_read: "list[str]" = []  # how such an error was asked for, each time


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
        write(f"{os.getpid()}.code", str(code))
        return code

    kind.start, kind._bootstrap = traced_start, _bootstrap


def note_pickling(module: "Any") -> None:
    """Write down where in an object lies what can't be pickled."""
    kind, dump = module.ForkingPickler, module.dump
    dumps = kind.dumps.__func__

    def traced_dump(thing: "Any", *args: "Any", **kwargs: "Any") -> None:
        try:
            dump(thing, *args, **kwargs)
        except Exception:
            write_path(kind, thing)
            raise

    def traced_dumps(cls: type, thing: "Any", *args: "Any") -> "Any":
        try:
            return dumps(cls, thing, *args)
        except Exception:
            write_path(kind, thing)
            raise

    module.dump, kind.dumps = traced_dump, classmethod(traced_dumps)


def note_results(module: "Any") -> None:
    """Write down, at the end, the errors of a Pool that nobody has read."""
    kind = module.ApplyResult
    store = kind._set, module.MapResult._set

    def traced(original: "Any") -> "Any":
        def _set(self: "Any", i: int, result: "tuple[bool, Any]") -> None:
            if not result[0] and not self._error_callback:
                _unseen[id(self)] = (self, result[1])
            original(self, i, result)

        return _set

    kind._set, module.MapResult._set = map(traced, store)
    for name in ("get", "successful"):
        forget_when_read(kind, name)
    make = kind.__init__

    def __init__(self: "Any", pool: "Any", *callbacks: "Any", **named: "Any") -> None:
        named = {key: noted(one) for key, one in named.items()}
        make(self, pool, *map(noted, callbacks), **named)

    kind.__init__ = __init__


def noted(callback: "Any") -> "Any":
    """Return a callback whose error is written down: a Pool may swallow it."""

    def called(result: "Any") -> None:
        try:
            callback(result)
        except Exception as error:
            parts = [f"{type(error).__name__}: {error}".splitlines()[0]]
            own = error.__traceback__ and error.__traceback__.tb_next
            if own:  # none, if the callback is written in C
                code = own.tb_frame.f_code
                parts += [code.co_filename, str(own.tb_lineno), code.co_name]
            write(f"{os.getpid()}.callback", "\t".join(parts) + "\n")
            raise

    return callback and called


def note_futures(module: "Any") -> None:
    """Write down, at the end, the errors of futures that nobody has read."""
    kind, broken = module.Future, module.BrokenExecutor
    store = kind.set_exception

    def set_exception(self: "Any", exception: "Any") -> None:
        caller = sys._getframe(1).f_globals.get("__name__", "")
        of_process = caller == "concurrent.futures.process"
        if exception is not None and of_process and not isinstance(exception, broken):
            _unseen[id(self)] = (self, exception)
        store(self, exception)

    kind.set_exception = set_exception
    for name in ("result", "exception", "add_done_callback"):
        forget_when_read(kind, name)


def forget_when_read(kind: "Any", name: str) -> None:
    """Take a result out of those that nobody has read, once it is asked for."""
    original = getattr(kind, name)

    def asked(self: "Any", *args: "Any", **kwargs: "Any") -> "Any":
        _unseen.pop(id(self), None)
        try:
            return original(self, *args, **kwargs)
        except Exception:
            _read.append(name)
            raise
        finally:
            _unseen.pop(id(self), None)

    setattr(kind, name, asked)


def write_unseen() -> None:
    """Write the errors that nobody has read, if none was; the last time is at exit."""
    errors = [] if _read else [error for _, error in [*_unseen.values()]]
    lines = [f"{type(error).__name__}: {error}".splitlines()[0] for error in errors]
    text = "".join(f"{line}\n" for line in lines)
    write(f"{os.getpid()}.unseen", text, mode="w")  # what was read since is no more


def write(name: str, text: str, mode: str = "a") -> None:
    """Add to a file of the run; a process that may no longer write goes on."""
    try:
        with open(f"{FOLDER}/{name}", mode, encoding="utf-8", errors="replace") as file:  # noqa: PTH123
            file.write(text)
    except OSError:
        return


def write_path(kind: "Any", thing: "Any") -> None:
    """Write the way to what can't be pickled: a name or an index for each step."""
    steps: list[str] = []
    try:
        while len(steps) < DEEPEST:
            found = next((one for one in parts(thing) if not can(kind, one[1])), None)
            if found is None:
                break
            steps.append(found[0])
            thing = found[1]
        write(f"{os.getpid()}.pickling", "\t".join([*steps, kind_of(thing)]) + "\n")
    except Exception:
        return  # an object that does not let itself be looked at


def kind_of(thing: "Any") -> str:
    """Return the name of a thing's type; of a function its own, and its line."""
    if type(thing).__name__ == "function":
        own = thing.__module__ in OWN
        line = f":{thing.__code__.co_firstlineno}" if own else ""
        return f"function {thing.__qualname__}{line}"
    if isinstance(thing, type):
        return f"class {thing.__qualname__}"
    return type(thing).__name__


def can(kind: "Any", thing: "Any") -> bool:
    """Tell whether something can be pickled by itself."""
    from io import BytesIO

    try:
        kind(BytesIO()).dump(thing)
    except Exception:
        return False
    return True


def parts(thing: "Any") -> "Iterator[tuple[str, Any]]":
    """Yield what is pickled with a thing, and how it is called there."""
    whose = type(thing).__name__
    if isinstance(thing, (list, tuple, set, frozenset)):
        yield from ((f"[{number}]", one) for number, one in enumerate(thing))
    elif isinstance(thing, dict):
        yield from ((f"[{key!r:.30}]", one) for key, one in thing.items())
    elif whose == "method":
        of_class = isinstance(thing.__self__, type)
        owner = (thing.__self__ if of_class else type(thing.__self__)).__name__
        yield f"method {owner}.{thing.__name__}", thing.__self__
    elif whose == "partial":
        yield from (
            ("partial", one) for one in (thing.func, thing.args, thing.keywords)
        )
    elif whose not in NAMED and hasattr(thing, "__dict__"):
        yield from ((f"{whose}.{key}", one) for key, one in vars(thing).items())


def write_state(process: "Any", parent: int) -> None:
    """Write what holds when a process is started, or begins, for the comparison."""
    try:
        number = ".".join(map(str, process._identity))
        whose = "child" if os.getpid() != parent else "main"
        if process._identity[-1] <= STARTS:
            write(f"{parent}-{number}.{whose}.state", "\n".join(sorted(state())))
    except Exception:
        return  # an object that does not let itself be looked at


def state() -> "Iterator[str]":
    """Yield a line for each global and class attribute of the program's modules."""
    yield from settings()
    main = sys.modules["__main__"]
    folder = os.path.dirname(os.path.abspath(getattr(main, "__file__", None) or "?"))  # noqa: PTH100, PTH120
    for key, module in [*sys.modules.items()]:
        file = getattr(module, "__file__", None) or ""
        own = file.startswith(folder + os.sep) and "site-packages" not in file
        if key == "__mp_main__" or not (own or module is main):
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
        if kind is dict:
            items = [*value.items()][:SHOWN]
            parts = [
                f"{summary(key, 1):.40}: {summary(one, depth - 1)}"
                for key, one in items
            ]
        elif kind in (set, frozenset):  # its order is another in each process
            every = value if len(value) < MANY else ()
            parts = sorted(summary(one, depth - 1) for one in every)[:SHOWN]
        else:
            parts = [summary(one, depth - 1) for one in [*value][:SHOWN]]
        return f"{kind.__name__} of {len(value)}: {', '.join(parts)}"
    if kind.__module__.partition(".")[0] in PLAIN:
        return repr(value)[:SHORT]
    if kind.__name__ == "_lru_cache_wrapper":
        return f"cache of {value.cache_info().currsize}"
    if kind.__name__ == "function" and "registry" in vars(value):  # of singledispatch
        return f"dispatch of {len(value.registry)}"
    name = value.__qualname__ if kind.__name__ in NAMED else ""
    if name or not depth or kind.__module__ not in OWN:
        size = f"of {len(value)}" if isinstance(value, (list, dict, set)) else ""
        return f"{kind.__name__} {name}{size}"
    held = getattr(value, "__dict__", {})
    return f"{kind.__name__} {summary(held, depth - 1)}"


PATCHES = {
    "concurrent.futures._base": note_futures,
    "multiprocessing.pool": note_results,
    "multiprocessing.process": note_state,
    "multiprocessing.reduction": note_pickling,
}
