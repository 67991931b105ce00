"""Write down what the processes of one run do with multiprocessing.

Every interpreter of the run loads this, and forked children inherit it. An event is
one line, written before the program goes on, so that it is there even if the process
is killed: nanoseconds, process id, thread, kind, what it is about, more; between them
tabs. Each process writes to a file of its own, in the folder that PROCESSES_TRACE
names: in one for all, they would wait for each other. A thing that the program waits
for is known by the same tag in every process. What multiprocessing does with its own
locks and pipes, inside its queues, pools and so on, is left out; of a pool there are
its tasks, and the waits for them.

This is loaded early by every interpreter of a run, so it imports next to nothing,
and it patches a module of multiprocessing only when that module is imported.
"""

import atexit
import os
import sys
import time
from _thread import get_ident
from itertools import count, islice, starmap
from time import perf_counter_ns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType, ModuleType
    from typing import Any

HIGH = 200  # descriptors below stay as they are without a recorder
THROUGH = {"multiprocessing.context", "threading"}  # these act for whoever called them
GO_BETWEENS = {"wait_for", "notify_all", "get_nowait", "put_nowait"}  # so do these
GO_BETWEENS |= {"run", "call", "check_call", "check_output", "__exit__"}  # subprocess
GO_BETWEENS |= {"getoutput", "getstatusoutput"}
GO_BETWEENS |= {"worker", "_process_worker", "run_each"}  # they call the tasks
GO_BETWEENS |= {"mapstar", "starmapstar", "_process_chunk", "<listcomp>"}
GO_BETWEENS |= {"traced_mapstar", "traced_starmapstar"}
SIMPLE = (str, int, float)  # arguments that are shown
OPEN = {"multiprocessing.process", "multiprocessing.sharedctypes"}  # as a program does
INTERNALS = ("multiprocessing.", "concurrent.futures.", "subprocess")
MOMENT = 100_000  # nanoseconds: shorter tasks of a chunk are noted together
BRIEF, FEW = 5_000, 16  # nanoseconds: of so many that are as short the time is asked
PROGRAM, GO_BETWEEN, INTERNAL = "program", "go-between", "internal"
OUR_NAMES = {"_trace", "_pool"}  # attributes that the end of a pipe takes along
OWNERS = {__name__: INTERNAL}  # whose a module's code is, once it was asked for


class State:
    """What this process knows of itself."""

    log = -1  # descriptor
    loaded_in = 0  # process id
    pid = 0
    main_thread = 0
    serves = False  # it is the worker of a pool
    tags = count(1)


def begin_log() -> None:
    """Begin the log of this process, which may have been forked a moment ago."""
    inherited, State.pid, State.serves = State.log, os.getpid(), False
    try:
        State.log = open_log()
        if inherited >= 0:
            os.close(inherited)
    except (OSError, KeyError):
        pass  # a run goes on without its record


def open_log() -> int:
    """Open the log; keep its descriptor away from the program's own."""
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
    path = f"{os.environ['PROCESSES_TRACE']}{os.sep}{State.pid}"
    low = os.open(path, flags, 0o600)
    try:
        import fcntl

        high: int = fcntl.fcntl(low, fcntl.F_DUPFD_CLOEXEC, HIGH)
    except (ImportError, OSError):
        return low
    os.close(low)
    return high


def log(kind: str, what: object = "", more: object = "") -> None:
    """Append one event; a program that closes all descriptors doesn't lose it."""
    thread = get_ident()
    other = "" if thread == State.main_thread else thread
    line = f"{perf_counter_ns()}\t{State.pid}\t{other}\t{kind}\t{what}\t{more}\n"
    try:
        try:
            os.write(State.log, line.encode(errors="replace"))
        except OSError:
            State.log = open_log()
            os.write(State.log, line.encode(errors="replace"))
    except (OSError, KeyError):
        pass  # a run goes on without its record


def new_tag() -> str:
    """Return a name that no other process gives."""
    return f"{State.pid}.{next(State.tags)}"


def find_owner(module: str) -> str:
    """Tell multiprocessing's own code from the program's."""
    if module in THROUGH:
        return GO_BETWEEN
    return INTERNAL if module.startswith(INTERNALS) and module not in OPEN else PROGRAM


def is_shown(frame: "FrameType | None") -> bool:
    """Tell whether the program itself does this, or multiprocessing on its own.

    Most calls are multiprocessing's own, made inside a barrier or a queue: a traced
    run is quick if these are told at once.
    """
    while frame:
        module = frame.f_globals.get("__name__") or ""
        if not (whose := OWNERS.get(module)):
            whose = OWNERS[module] = find_owner(module)
        if whose is PROGRAM:
            return True
        if whose is INTERNAL and frame.f_code.co_name not in GO_BETWEENS:
            return False
        frame = frame.f_back
    return True  # a thread does nothing else


def find_site(frame: "FrameType | None") -> str:
    """Return where the program makes a thing; nothing if it isn't the program."""
    while frame and is_shown(frame):
        module = frame.f_globals.get("__name__") or ""
        if OWNERS[module] is PROGRAM and module not in OPEN:
            code, at = frame.f_code, frame.f_lasti // 2
            place = next(islice(code.co_positions(), at, None))
            return "\t".join(map(str, (code.co_filename, *place)))
        frame = frame.f_back
    return ""


def tag_of(thing: "Any") -> str:
    """Return the tag of a lock or semaphore, or of what is built on them."""
    return str(thing._trace)


def queue_tag(queue: "Any") -> str:
    """Return a queue's tag; a queue that the program did not make has none."""
    return str(getattr(queue._writer, "_trace", ("",))[0])


def follow(
    kind: type,
    name: str,
    tag: "Callable[[Any], str]",
    before: str,
    after: str = "",
    failed: str = "refused",
) -> None:
    """Log one method: when it is called, when it returns, when it doesn't succeed."""
    original = getattr(kind, name)

    def traced(self: "Any", *args: "Any", **kwargs: "Any") -> "Any":
        if not ((what := tag(self)) and is_shown(sys._getframe(1))):
            return original(self, *args, **kwargs)
        log(before, what)
        try:
            result = original(self, *args, **kwargs)
        except Exception:
            log(failed, what)
            raise
        if after:
            log(failed if result is False else after, what)
        return result

    imitate(kind, name, traced)


def imitate(owner: "type | ModuleType", name: str, new: "Callable[..., Any]") -> None:
    """Put a function in another's place, looking like it."""
    original = vars(owner).get(name) or getattr(owner, name)
    for attribute in ("__module__", "__name__", "__qualname__", "__doc__"):
        setattr(new, attribute, getattr(original, attribute))
    setattr(owner, name, new)


def note_making(
    kind: type,
    tag: "Callable[[Any], str]",
    follow_it: "Callable[[Any], None]" = lambda thing: None,
) -> None:
    """Log where the program makes a thing of this kind, and follow this one."""
    original = kind.__init__  # type: ignore[misc]

    def traced(self: "Any", *args: "Any", **kwargs: "Any") -> None:
        original(self, *args, **kwargs)
        if where := find_site(sys._getframe(1)):
            lock = getattr(self, "_lock", None)  # a condition's
            on = tag_of(lock) if lock is not None else ""
            log("made", tag(self), f"{kind.__name__}\t{on}\t{where}")
            follow_it(self)

    imitate(kind, "__init__", traced)


def patch_synchronize(module: "Any") -> None:
    """Follow locks, semaphores, conditions, events and barriers.

    Of the locks only those that the program makes are followed: those inside its
    barriers and queues stay as quick as they are.
    """
    base = module.SemLock
    make_methods = base._make_methods
    get_state, set_state = base.__getstate__, base.__setstate__

    def _make_methods(self: "Any") -> None:
        make_methods(self)
        self._trace = self._semlock.name or new_tag()
        self._followed = False

    def __getstate__(self: "Any") -> "tuple[Any, ...]":
        *state, name = get_state(self)
        return (*state, name or tag_of(self), self._followed)  # Windows gives no name

    def __setstate__(self: "Any", state: "tuple[Any, ...]") -> None:
        *original, followed = state
        set_state(self, tuple(original))
        if followed:
            follow_lock(self)

    base._make_methods = _make_methods
    base.__getstate__, base.__setstate__ = __getstate__, __setstate__
    follow_with(base, lambda lock: lock)
    for name in ("Lock", "RLock", "Semaphore", "BoundedSemaphore"):
        note_making(getattr(module, name), tag_of, follow_lock)

    def condition_tag(condition: "Any") -> str:
        return tag_of(condition._wait_semaphore)

    def followed_tag(condition: "Any") -> str:
        return condition_tag(condition) if condition._lock._followed else ""

    def follow_condition(condition: "Any") -> None:
        if not condition._lock._followed:
            follow_lock(condition._lock)
            condition._make_methods()  # they are the lock's

    condition = module.Condition
    note_making(condition, condition_tag, follow_condition)
    follow_with(condition, lambda condition: condition._lock)
    follow(condition, "wait", followed_tag, "wait", "woke", "gave-up")
    follow(condition, "notify", followed_tag, "notify")

    def event_tag(event: "Any") -> str:
        return tag_of(event._flag)

    note_making(module.Event, event_tag)
    follow(module.Event, "wait", event_tag, "wait", "pass", "gave-up")
    follow(module.Event, "set", event_tag, "set")
    follow(module.Event, "clear", event_tag, "clear")

    def barrier_tag(barrier: "Any") -> str:
        return condition_tag(barrier._cond)

    note_making(module.Barrier, barrier_tag)
    follow(module.Barrier, "wait", barrier_tag, "arrive", "pass", "broken")
    follow(module.Barrier, "abort", barrier_tag, "abort")
    follow(module.Barrier, "reset", barrier_tag, "reset")


def follow_lock(lock: "Any") -> None:
    """Log a lock's acquire and release, in this process."""
    take, give = lock.acquire, lock.release

    def acquire(*args: "Any", **kwargs: "Any") -> "Any":
        if not is_shown(sys._getframe(1)):
            return take(*args, **kwargs)
        return take_and_log(lock._trace, take, *args, **kwargs)

    def release() -> None:
        if is_shown(sys._getframe(1)):
            give_and_log(lock._trace, give)
        else:
            give()

    lock.acquire, lock.release, lock._followed = acquire, release, True


def follow_with(kind: type, lock_of: "Callable[[Any], Any]") -> None:
    """Log the lock that a ``with`` takes and releases."""
    enter, leave = kind.__enter__, kind.__exit__  # type: ignore[attr-defined]

    def traced_enter(self: "Any") -> "Any":
        lock = lock_of(self)
        if not (lock._followed and is_shown(sys._getframe(1))):
            return enter(self)
        return take_and_log(lock._trace, lock._semlock.acquire)

    def traced_exit(self: "Any", *error: "Any") -> None:
        lock = lock_of(self)
        if lock._followed and is_shown(sys._getframe(1)):
            give_and_log(lock._trace, lock._semlock.release)
        else:
            leave(self, *error)

    imitate(kind, "__enter__", traced_enter)
    imitate(kind, "__exit__", traced_exit)


def take_and_log(
    tag: str, take: "Callable[..., Any]", *args: "Any", **kwargs: "Any"
) -> "Any":
    """Take a lock: with one event if it is free, as it mostly is."""
    if not (args or kwargs) and take(False):
        log("took", tag)
        return True
    log("ask", tag)
    try:
        got = take(*args, **kwargs)
    except Exception:
        log("gave-up", tag)
        raise
    log("got" if got else "gave-up", tag)
    return got


def give_and_log(tag: str, give: "Callable[[], Any]") -> None:
    """Release a lock, and say so before: the next to get it must come after."""
    log("release", tag)
    try:
        give()
    except Exception:
        log("refused", tag)
        raise


def patch_queues(module: "Any") -> None:
    """Follow the queues; what goes through their pipes is logged there."""
    for kind in (module.Queue, module.JoinableQueue, module.SimpleQueue):
        note_queue(kind)
        follow(kind, "put", queue_tag, "put", "placed", "gave-up")
    for kind in (module.Queue, module.SimpleQueue):
        follow(kind, "get", queue_tag, "get", failed="gave-up")
    follow(module.JoinableQueue, "task_done", queue_tag, "done")
    follow(module.JoinableQueue, "join", queue_tag, "wait", "pass")


def note_queue(kind: type) -> None:
    """Log where the program makes a queue, and mark the ends of its pipe as its."""
    original = kind.__init__  # type: ignore[misc]

    def traced(self: "Any", *args: "Any", **kwargs: "Any") -> None:
        original(self, *args, **kwargs)
        if where := find_site(sys._getframe(1)):
            tag = new_tag()
            self._reader._trace = self._writer._trace = (tag,)
            log("made", tag, f"{type(self).__name__}\t\t{where}")

    imitate(kind, "__init__", traced)


def patch_connection(module: "Any") -> None:
    """Follow the ends of pipes: the program's own, and those inside its queues.

    An end carries its tag with it when it is sent to a child: a queue's has one, a
    pipe's two, for what is read and what is written there.
    """
    make_pipe = module.Pipe

    def Pipe(duplex: bool = True) -> "tuple[Any, Any]":
        one, other = make_pipe(duplex)
        if where := find_site(sys._getframe(1)):
            tag = new_tag()
            one._trace, other._trace = (f"{tag}a", f"{tag}b"), (f"{tag}b", f"{tag}a")
            log("made", tag, f"Pipe\t\t{where}")
        return one, other

    imitate(module, "Pipe", Pipe)
    for name in ("send", "send_bytes"):
        follow_end(module._ConnectionBase, name, sends=True)
    for name in ("recv", "recv_bytes", "recv_bytes_into"):
        follow_end(module._ConnectionBase, name, sends=False)
    follow_poll(module._ConnectionBase)
    follow_wait(module)
    follow_waiting(module.Listener, "accept", "accept")
    for kind in ("Connection", "PipeConnection"):
        if hasattr(module, kind):
            keep_tags(module, getattr(module, kind))


def follow_end(kind: type, name: str, *, sends: bool) -> None:
    """Log what goes through one end of a pipe.

    A queue's is logged while the queue's own lock is held, so in the order in which
    it goes through.
    """
    original = getattr(kind, name)

    def traced(self: "Any", *args: "Any", **kwargs: "Any") -> "Any":
        tags: tuple[str, ...] = getattr(self, "_trace", ())
        if not tags:
            if sends or not is_shown(sys._getframe(1)):
                return original(self, *args, **kwargs)
            return wait_and_log("recv", "", original, self, *args, **kwargs)
        if sends:
            log("put" if len(tags) > 1 else "flow", tags[-1])
        elif len(tags) > 1:
            log("get", tags[0])
        try:
            result = original(self, *args, **kwargs)
        except Exception:
            if len(tags) > 1:
                log("gave-up", tags[sends])
            raise
        if not sends:
            log("got", tags[0])
        elif len(tags) > 1:
            log("placed", tags[-1])
        return result

    imitate(kind, name, traced)


def follow_poll(kind: type) -> None:
    """Log a wait for something to read, unless it is only a glance."""
    original = kind.poll  # type: ignore[attr-defined]

    def poll(self: "Any", timeout: "float | None" = 0.0) -> bool:
        tags: tuple[str, ...] = getattr(self, "_trace", ())
        if len(tags) < 2 or timeout == 0:
            return bool(original(self, timeout))
        log("watch", tags[0])
        ready = bool(original(self, timeout))
        log("ready" if ready else "gave-up", tags[0])
        return ready

    imitate(kind, "poll", poll)


def follow_wait(module: "Any") -> None:
    """Log a wait for the first of several ends of pipes and processes."""
    original = module.wait

    def wait(object_list: "Any", timeout: "float | None" = None) -> "list[Any]":
        if not is_shown(sys._getframe(1)):
            return list(original(object_list, timeout))
        log("watch")
        ready = list(original(object_list, timeout))
        log("ready" if ready else "gave-up")
        return ready

    imitate(module, "wait", wait)


def keep_tags(module: "Any", kind: type) -> None:
    """Let the end of a pipe take its tags along when it is sent to a child."""
    reducers = module.reduction.ForkingPickler._extra_reducers
    reduce = reducers[kind]

    def reduce_with_tags(end: "Any") -> "tuple[Any, ...]":
        made = reduce(end)
        kept = {name: at for name, at in vars(end).items() if name in OUR_NAMES}
        return (*made, kept) if kept else made

    reducers[kind] = reduce_with_tags


def patch_process(module: "Any") -> None:
    """Follow processes from start to join."""
    kind = module.BaseProcess
    start, bootstrap, join = kind.start, kind._bootstrap, kind.join

    def traced_start(self: "Any") -> None:
        self._trace = getattr(self, "_trace", None) or new_tag()
        daemon = "daemon" if self.daemon else ""
        log("start", self._trace, f"{self.name}\t{format_call(self)}\t{daemon}")
        try:
            start(self)
        except Exception:
            log("refused", self._trace)
            raise
        log("started", self._trace, self._popen.pid)

    def _bootstrap(self: "Any", *args: "Any", **kwargs: "Any") -> "Any":
        State.main_thread = get_ident()
        tag = getattr(self, "_trace", "")
        log("begin", tag)
        code = bootstrap(self, *args, **kwargs)
        log("end", tag, code)
        return code

    def traced_join(self: "Any", timeout: "float | None" = None) -> None:
        frame = sys._getframe(1)
        at_exit = frame.f_globals.get("__name__") == "multiprocessing.util"
        tag = getattr(self, "_trace", "")
        if not tag or not (at_exit or is_shown(frame)):
            join(self, timeout)
            return
        log("join", tag)
        try:
            join(self, timeout)
        except Exception:
            log("refused", tag)
            raise
        code = self._popen.returncode
        log("gave-up" if code is None else "joined", tag)

    imitate(kind, "start", traced_start)
    imitate(kind, "_bootstrap", _bootstrap)
    imitate(kind, "join", traced_join)


def format_call(process: "Any") -> str:
    """Return what a process will call, shortened: worker(1, …)."""
    if process._target:
        return shorten_call(process._target, process._args, process._kwargs)
    name = f"{type(process).__name__}.run"
    return shorten_call(name, process._args, process._kwargs)


def shorten_call(target: "Any", args: "Any", kwargs: "Any" = ()) -> str:
    """Return a call with its first argument, if that is short: worker(1, …)."""
    name = getattr(target, "__name__", "") or name_target(target)
    first = repr(args[0]) if args and isinstance(args[0], SIMPLE) else ""
    if len(first) > 20:
        first = ""
    if len(args) > bool(first) or kwargs:
        first = f"{first}, …" if first else "…"
    call = f"{name}({first})"
    return call if call.isprintable() and "  " not in call else " ".join(call.split())


def name_target(target: "Any") -> str:
    """Return the name of what has none of its own, as a partial."""
    if isinstance(target, str):
        return target
    called = getattr(target, "func", target)
    return str(getattr(called, "__name__", type(called).__name__))


def patch_popen(module: "Any") -> None:
    """Note the exit code when a parent learns it, and the signals it sends."""
    kind = module.Popen
    log_exit_code(kind, "poll")
    if "_send_signal" not in vars(kind):
        return
    send = kind._send_signal

    def _send_signal(self: "Any", sig: int) -> None:
        if self.returncode is None:
            log("signal", str(self.pid), int(sig))
        send(self, sig)

    imitate(kind, "_send_signal", _send_signal)


def patch_popen_on_windows(module: "Any") -> None:
    """Note the exit code, and that a process was ended: by SIGTERM, as we call it."""
    kind = module.Popen
    log_exit_code(kind, "wait")
    log_exit_code(kind, "terminate")  # it may know the code at once
    terminate = kind.terminate

    def traced_terminate(self: "Any") -> None:
        if self.returncode is None:
            log("signal", str(self.pid), int(module.signal.SIGTERM))
        terminate(self)

    imitate(kind, "terminate", traced_terminate)
    kind.kill = kind.terminate


def log_exit_code(kind: type, name: str) -> None:
    """Log the exit code when a method first knows it."""
    original = getattr(kind, name)

    def traced(self: "Any", *args: "Any", **kwargs: "Any") -> "Any":
        known = self.returncode is not None
        result = original(self, *args, **kwargs)
        if not known and self.returncode is not None:
            log("reaped", str(self.pid), self.returncode)
        return result

    imitate(kind, name, traced)


def patch_context(module: "Any") -> None:
    """Take the start method that was asked for as this platform's default."""
    if method := os.environ.pop("PROCESSES_TRACE_METHOD", ""):
        default = module._default_context
        default._default_context = module._concrete_contexts[method]


def wait_and_log(
    kind: str, what: str, call: "Callable[..., Any]", *args: "Any", **kwargs: "Any"
) -> "Any":
    """Call what may wait, with an event before and one after."""
    log(kind, what)
    try:
        return call(*args, **kwargs)
    finally:
        log("ready")


def follow_waiting(owner: "Any", name: str, kind: str) -> None:
    """Log a call that waits, if the program makes it."""
    original = getattr(owner, name)

    def traced(*args: "Any", **kwargs: "Any") -> "Any":
        if not is_shown(sys._getframe(1)):
            return original(*args, **kwargs)
        return wait_and_log(kind, "", original, *args, **kwargs)

    imitate(owner, name, traced)


def follow_until(
    kind: type,
    name: str,
    event: str,
    what: "Callable[[Any], str]",
    is_over: "Callable[[Any], bool]",
) -> None:
    """Log a method that waits until something is over, if it isn't over already."""
    original = getattr(kind, name)

    def traced(self: "Any", *args: "Any", **kwargs: "Any") -> "Any":
        if is_over(self):
            return original(self, *args, **kwargs)
        log(event, what(self))
        try:
            return original(self, *args, **kwargs)
        finally:
            log("ready" if is_over(self) else "gave-up")
            del self  # or an exception and its future would keep each other alive

    imitate(kind, name, traced)


def follow_sleep() -> None:
    """Log each sleep of the program; one of no time is none."""
    original = time.sleep

    def sleep(seconds: float) -> None:
        if seconds == 0 or not is_shown(sys._getframe(1)):
            original(seconds)
        else:
            wait_and_log("sleep", "", original, seconds)

    imitate(time, "sleep", sleep)


def patch_subprocess(module: "Any") -> None:
    """Follow the waits for another program."""
    kind = module.Popen

    def follow_popen(name: str) -> None:
        original = getattr(kind, name)

        def traced(self: "Any", *args: "Any", **kwargs: "Any") -> "Any":
            if not is_shown(sys._getframe(1)):
                return original(self, *args, **kwargs)
            log("command", name_command(self.args))
            try:
                return original(self, *args, **kwargs)
            finally:
                log("gave-up" if self.returncode is None else "ready")

        imitate(kind, name, traced)

    follow_popen("wait")
    follow_popen("communicate")


def name_command(args: "Any") -> str:
    """Return the name of the program that is run, without its folder."""
    if isinstance(args, str | bytes | os.PathLike):
        words = os.fsdecode(args).split()
    else:
        words = [os.fsdecode(word) for word in args]
    return " ".join(os.path.basename(words[0]).split()) if words else ""  # noqa: PTH119


def patch_futures(module: "Any") -> None:
    """Follow the waits for futures, one or several."""

    def tag(future: "Any") -> str:
        return str(getattr(future, "_trace", ""))

    for name in ("result", "exception"):
        follow_until(module.Future, name, "result", tag, lambda one: one.done())
    original = module._Waiter.__init__

    class Finished(module.threading.Event):  # type: ignore[misc]
        """What wait() and as_completed() wait for."""

        def wait(self, timeout: "float | None" = None) -> bool:
            if self.is_set():
                return True
            log("result")
            done = bool(super().wait(timeout))
            log("ready" if done else "gave-up")
            return done

    def __init__(self: "Any", *args: "Any", **kwargs: "Any") -> None:
        original(self, *args, **kwargs)
        self.event = Finished()

    imitate(module._Waiter, "__init__", __init__)


def patch_executor(module: "Any") -> None:
    """Follow the tasks of an executor: their numbers, and the workers that run them."""
    kind = module.ProcessPoolExecutor
    make, submit, shutdown = kind.__init__, kind.submit, kind.shutdown
    chunked, work = module._process_chunk, module._process_worker

    def __init__(self: "Any", *args: "Any", **kwargs: "Any") -> None:
        make(self, *args, **kwargs)
        self._trace = new_tag()
        self._call_queue._reader._pool = self._trace

    def traced_submit(
        self: "Any", fn: "Any", /, *args: "Any", **kwargs: "Any"
    ) -> "Any":
        tag = f"{self._trace}.{self._queue_count}"
        together = getattr(fn, "func", None) is module._process_chunk
        log("submit", tag, len(args[0]) if together else 1)
        future = submit(self, fn, *args, **kwargs)
        future._trace = tag
        return future

    def traced_shutdown(self: "Any", wait: bool = True, **kwargs: "Any") -> None:
        if not wait:
            shutdown(self, wait, **kwargs)
        else:
            wait_and_log("shut", "", shutdown, self, wait, **kwargs)

    def describe(pool: str, item: "Any") -> "tuple[str, str]":
        fn, args, number = item.fn, item.args, 1
        if getattr(fn, "func", None) is module._process_chunk:
            number, fn, args = len(args[0]), fn.args[0], args[0][0]
        call = shorten_call(fn, args, item.kwargs)
        return f"{pool}.{item.work_id}", f"0\t{number}\t{call}"

    def _process_worker(call_queue: "Any", *args: "Any", **kwargs: "Any") -> None:
        pool = getattr(call_queue._reader, "_pool", "")
        follow_tasks(call_queue, lambda item: describe(pool, item))
        work(call_queue, *args, **kwargs)

    def _process_chunk(fn: "Any", chunk: "Any") -> "Any":
        if not is_at_work(chunk):
            return chunked(fn, chunk)
        return run_each(fn, chunk, star=True)

    imitate(kind, "__init__", __init__)
    imitate(kind, "submit", traced_submit)
    imitate(kind, "shutdown", traced_shutdown)
    imitate(module, "_process_worker", _process_worker)
    imitate(module, "_process_chunk", _process_chunk)


def patch_pool(module: "Any") -> None:
    """Follow the tasks of a pool, in the same way."""
    work, mapstar, starmapstar = module.worker, module.mapstar, module.starmapstar

    def describe(task: "Any") -> "tuple[str, str]":
        job, place, fn, args, kwargs = task
        number = 1
        if fn is module.mapstar or fn is module.starmapstar:
            single = fn is module.mapstar
            fn, items = args[0]
            number, args = len(items), items[:1] if single else items[0]
        call = shorten_call(fn, args, kwargs)
        parent = sys.modules["multiprocessing.process"].parent_process()
        return f"{parent.pid}.j{job}", f"{place}\t{number}\t{call}"

    def worker(inqueue: "Any", *args: "Any", **kwargs: "Any") -> None:
        if hasattr(inqueue, "_reader"):  # else it is a thread
            follow_tasks(inqueue, describe)
        work(inqueue, *args, **kwargs)

    def traced_mapstar(args: "Any") -> "Any":
        if not is_at_work(args[1]):
            return mapstar(args)
        return run_each(*args, star=False)

    def traced_starmapstar(args: "Any") -> "Any":
        if not is_at_work(args[1]):
            return starmapstar(args)
        return run_each(*args, star=True)

    imitate(module, "worker", worker)
    imitate(module, "mapstar", traced_mapstar)
    imitate(module, "starmapstar", traced_starmapstar)
    note_jobs(module)
    follow_until(module.ApplyResult, "wait", "result", job_tag, lambda one: one.ready())
    follow_next(module)
    for name in ("join", "terminate"):
        follow_waiting(module.Pool, name, "shut")


def job_tag(result: "Any") -> str:
    """Return the tag of what was asked of a pool in one call."""
    return f"{State.pid}.j{result._job}"


def note_jobs(module: "Any") -> None:
    """Log what is asked of a pool, and how many tasks that is, if it is known."""

    def note(kind: type, count_tasks: "Callable[..., int | str]") -> None:
        original = kind.__init__  # type: ignore[misc]

        def __init__(self: "Any", pool: "Any", *args: "Any", **kwargs: "Any") -> None:
            original(self, pool, *args, **kwargs)
            if type(self) in kinds and not isinstance(pool, module.ThreadPool):
                log("submit", job_tag(self), count_tasks(*args))

        kinds = [kind]
        if kind is module.IMapIterator:
            kinds.append(module.IMapUnorderedIterator)
        imitate(kind, "__init__", __init__)

    note(module.ApplyResult, lambda *_: 1)
    note(module.MapResult, lambda chunksize, length, *_: length)
    note(module.IMapIterator, lambda *_: "")


def follow_next(module: "Any") -> None:
    """Log a wait for the next result of imap."""
    kind, unordered = module.IMapIterator, module.IMapUnorderedIterator
    original = kind.next

    def traced_next(self: "Any", timeout: "float | None" = None) -> "Any":
        if self._items or self._index == self._length:
            return original(self, timeout)
        tag = "" if isinstance(self, unordered) else job_tag(self)
        log("result", tag, self._index)
        over = "ready"
        try:
            return original(self, timeout)
        except module.TimeoutError:
            over = "gave-up"
            raise
        finally:
            log(over)

    imitate(kind, "next", traced_next)
    kind.__next__ = kind.next


def follow_tasks(queue: "Any", describe: "Callable[[Any], tuple[str, str]]") -> None:
    """Log the tasks that this worker takes from its queue."""
    get = queue.get

    def get_and_log(*args: "Any", **kwargs: "Any") -> "Any":
        log("idle")
        task = get(*args, **kwargs)
        if task is not None:
            log("task", *describe(task))
        return task

    queue.get, State.serves = get_and_log, True


def is_at_work(items: "Any") -> bool:
    """Tell whether these are the tasks of a chunk that a worker was given."""
    return State.serves and len(items) > 1 and get_ident() == State.main_thread


def run_each(call: "Callable[..., Any]", items: "Any", *, star: bool) -> "list[Any]":
    """Run the tasks of a chunk; log each, or together those that take no time.

    Asking for the time costs as much as the shortest tasks do: after a few of these
    it is asked only now and then.
    """
    results: list[Any] = []
    first, begun, size = 0, perf_counter_ns(), 1
    try:
        while (at := len(results)) < len(items):
            some = items[at : at + size]
            results.extend(starmap(call, some) if star else map(call, some))
            spent = perf_counter_ns() - begun
            size = FEW if spent < BRIEF * (len(results) - first) else 1
            if spent >= MOMENT:
                log("item", first, f"{len(results) - first}\t{begun}")
                first, begun = len(results), perf_counter_ns()
    finally:
        number = min(len(results) + 1, len(items)) - first
        if number:
            log("item", first, f"{number}\t{begun}")
    return results


PATCHES = {
    "concurrent.futures._base": patch_futures,
    "concurrent.futures.process": patch_executor,
    "multiprocessing.connection": patch_connection,
    "multiprocessing.context": patch_context,
    "multiprocessing.pool": patch_pool,
    "multiprocessing.popen_fork": patch_popen,
    "multiprocessing.popen_forkserver": patch_popen,
    "multiprocessing.popen_spawn_win32": patch_popen_on_windows,
    "multiprocessing.process": patch_process,
    "multiprocessing.queues": patch_queues,
    "multiprocessing.synchronize": patch_synchronize,
    "subprocess": patch_subprocess,
}


def end() -> None:
    """Note that the program is over: what follows is the interpreter's own end."""
    if State.pid == State.loaded_in:
        log("end")


def install() -> None:
    """Begin to watch."""
    import import_watcher  # type: ignore[import-not-found]  # lies beside this

    begin_log()
    State.loaded_in, State.main_thread = State.pid, get_ident()
    log("load")  # whoever says so first is the program's main process
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=begin_log)
    atexit.register(end)  # the first to register is the last to be called
    import_watcher.watch(PATCHES)
    follow_sleep()
