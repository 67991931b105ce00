"""Calls that come in the wrong order, or never."""

import ast
from collections.abc import Iterator
from itertools import pairwise

from .module import (
    PROCESS,
    PROCESS_POOLS,
    REPEATED,
    SHARED,
    Finding,
    Function,
    Module,
    given_function,
    keyword,
    last_name,
    names_in,
)


def bodies(module: Module) -> Iterator[list[ast.Call]]:
    """Yield the calls of main and of each function, in the order of the text."""
    functions = [one for one in ast.walk(module.tree) if isinstance(one, Function)]
    for scope in (None, *functions):
        calls = [one for one in module.calls if module.function_of(one) is scope]
        yield sorted(calls, key=lambda call: (call.lineno, call.col_offset))


def join_before_get(module: Module) -> Iterator[Finding]:
    """Find a join that stands before the get that would empty the queue."""
    queues = module.assigned({"Queue", "JoinableQueue"})
    for calls in bodies(module):
        joins = [one for one in calls if is_join(one)]
        gets = [
            one
            for one in calls
            if last_name(one.func) in ("get", "get_nowait")
            and isinstance(one.func, ast.Attribute)
            and ast.unparse(one.func.value) in queues
        ]
        for call in joins:
            if any(get.lineno > call.lineno for get in gets):
                name = ast.unparse(call.func)
                yield module.finding("join-before-get", call, name)
                break


def is_join(call: ast.Call) -> bool:
    """Tell whether a call waits for a process: no arguments, or a time."""
    if last_name(call.func) != "join" or not isinstance(call.func, ast.Attribute):
        return False
    return not isinstance(call.func.value, ast.Constant) and all(
        not isinstance(one, ast.List | ast.GeneratorExp | ast.ListComp)
        for one in call.args
    )


def unread_results(module: Module) -> Iterator[Finding]:
    """Find apply_async and submit whose result nobody asks for."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            name = last_name(node.value.func)
            unread = name in ("apply_async", "submit", "map_async", "starmap_async")
            unread = unread and not module.for_threads(node.value)
            unread = unread and not module.methods(name)  # the program's own
            if unread and not keyword(node.value, "error_callback"):
                line = module.line(node)
                yield Finding("unread-result", node.lineno, name, line)


def empty_asked(module: Module) -> Iterator[Finding]:
    """Find ``while not queue.empty()``, which only guesses."""
    for call in module.calls:
        if last_name(call.func) in ("empty", "qsize") and isinstance(
            call.func, ast.Attribute
        ):
            name = ast.unparse(call.func.value)
            if module.makers.get(name) != "SimpleQueue":
                yield module.finding("asks-empty", call, name)


def start_methods(module: Module) -> Iterator[Finding]:
    """Find where a start method is chosen."""
    for call in module.calls:
        name = last_name(call.func)
        if name == "set_start_method":
            line = module.line(call)
            plain = "force" not in line and not module.assigned(SHARED)
            after = line.replace(")", ", force=True)") if plain else ""
            yield Finding("sets-method", call.lineno, name, line, after)


def thread_before_process(module: Module) -> Iterator[Finding]:
    """Find a thread that is there when a process is forked."""
    for call in module.calls:
        if last_name(call.func) in (
            "Thread",
            "ThreadPoolExecutor",
            "ThreadPool",
            "Timer",
        ):
            yield module.finding("has-thread", call, "")


def locks_in_two_orders(module: Module) -> Iterator[Finding]:
    """Find two locks that are given, or taken, in one order and in the other."""
    pairs: dict[tuple[str, str], ast.AST] = {}
    for node in ast.walk(module.tree):
        for pair in lock_pairs(node):
            if pair[::-1] in pairs:
                line = getattr(node, "lineno", 0)
                yield Finding("two-orders", line, ", ".join(pair), module.line(node))
            pairs.setdefault(pair, node)


def lock_pairs(node: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield each pair of names in the order in which they are given or taken."""
    if isinstance(node, ast.Call) and (args := keyword(node, "args")):
        names = [ast.unparse(one) for one in getattr(args, "elts", [])]
        yield from pairwise(names)
    if isinstance(node, ast.With):
        outer = [ast.unparse(one.context_expr) for one in node.items]
        yield from pairwise(outer)
        for inner in node.body:
            for one in ast.walk(inner):
                if isinstance(one, ast.With):
                    yield outer[-1], ast.unparse(one.items[0].context_expr)


def several_locks(module: Module) -> Iterator[Finding]:
    """Find a program that has more than one lock."""
    made = [call for call in module.calls if last_name(call.func) in ("Lock", "RLock")]
    if sum(times_run(module, call) for call in made) > 1:
        yield module.finding("several-locks", made[0], "")


def times_run(module: Module, call: ast.Call) -> int:
    """Return how often a call runs, as far as its text shows: once, or more often."""
    loops = (ast.ListComp, ast.DictComp, ast.GeneratorExp, ast.For)
    for one in module.above(call):
        if isinstance(one, loops):
            return 2
        if isinstance(one, ast.ClassDef):
            makes = [each for each in module.calls if last_name(each.func) == one.name]
            return sum(times_run(module, each) for each in makes if each is not call)
    return 1


def ends(module: Module) -> Iterator[Finding]:
    """Find what ends a process: exit, terminate, kill."""
    for call in module.calls:
        text = ast.unparse(call.func)
        name = last_name(call.func)
        if text in ("os._exit", "os.abort") or ends_itself(call):
            yield module.finding("ends-at-once", call, text)
        elif (exits(call) or name == "parse_args") and module.runs_in_worker(call):
            yield module.finding("exits-in-task", call, text)
        elif name in ("terminate", "kill") and "." in text:
            given = ast.unparse(call.args[0]) if call.args else ""
            what = given if text == "os.kill" else text.rpartition(".")[0]
            yield module.finding("terminates", call, what)
        elif text in ("os.wait", "os.waitpid"):
            yield module.finding("waits-for-any", call, text)


def exits(call: ast.Call) -> bool:
    """Tell whether a call raises SystemExit."""
    return ast.unparse(call.func) in ("sys.exit", "exit", "quit", "SystemExit")


def ends_itself(call: ast.Call) -> bool:
    """Tell whether a process sends a signal to itself."""
    return ast.unparse(call).startswith("os.kill(os.getpid()")


def pools_left_open(module: Module) -> Iterator[Finding]:
    """Find a Pool that is neither closed nor terminated."""
    closed = {
        ast.unparse(call.func.value)
        for call in module.calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in ("close", "terminate", "shutdown")
    }
    for name, node in module.assigned(PROCESS_POOLS).items():
        if name not in closed:
            before = module.line(node)
            made = ast.unparse(node.value)
            after = f"with {made} as {name}:"
            yield Finding("pool-left-open", node.lineno, name, before, after)


def results_after_pool(module: Module) -> Iterator[Finding]:
    """Find an iterator of a pool that is read after the pool's ``with``."""
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.With):
            continue
        names = {
            ast.unparse(one.optional_vars) for one in node.items if one.optional_vars
        }
        for one in ast.walk(node):
            if isinstance(one, ast.Assign | ast.Return) and isinstance(
                one.value, ast.Call
            ):
                func = one.value.func
                lazy = last_name(func) in (
                    "imap",
                    "imap_unordered",
                    "map_async",
                    "apply_async",
                    "starmap_async",
                )
                if (
                    lazy
                    and isinstance(func, ast.Attribute)
                    and (ast.unparse(func.value) in names)
                ):
                    if isinstance(one, ast.Return):
                        yield module.finding(
                            "result-after-pool", one, ast.unparse(func)
                        )
                        continue
                    result = ast.unparse(one.targets[0])
                    if used_after(module, node, result):
                        line = module.line(one)
                        yield Finding("result-after-pool", one.lineno, result, line)


def used_after(module: Module, block: ast.With, name: str) -> bool:
    """Tell whether a name is read below the end of a block."""
    end = block.end_lineno or block.lineno
    return any(
        isinstance(one, ast.Name) and one.id == name and one.lineno > end
        for one in ast.walk(module.tree)
    )


def blocks_left(module: Module) -> Iterator[Finding]:
    """Find shared memory that is created and never unlinked."""
    unlinks = any(last_name(call.func) == "unlink" for call in module.calls)
    for call in module.calls:
        create = keyword(call, "create")
        if last_name(call.func) == "SharedMemory" and create is not None:
            what = "creates-block" if unlinks else "no-unlink"
            yield module.finding(what, call, "")


def timeouts(module: Module) -> Iterator[Finding]:
    """Find a wait for a result that gives up after a time."""
    for call in module.calls:
        name = last_name(call.func)
        given = keyword(call, "timeout") or (call.args if name == "result" else None)
        if given and name in ("result", "get", "wait", "as_completed", "wait_for"):
            yield module.finding("waits-with-timeout", call, name)


def joins(module: Module) -> Iterator[Finding]:
    """Find where a program waits for a process."""
    for call in module.calls:
        if is_join(call):
            yield module.finding("joins", call, "")


def exit_codes(module: Module) -> Iterator[Finding]:
    """Find where a program asks how a process has ended."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and node.attr == "exitcode":
            yield module.finding("asks-exitcode", node, "")


def exit_functions(module: Module) -> Iterator[Finding]:
    """Find ``atexit.register`` in a function that a worker may well run."""
    for call in module.calls:
        text = ast.unparse(call.func)
        function = module.function_of(call)
        registers = "atexit.register" in (text, module.imported.get(text))
        if registers and function and function.name != "main":
            yield module.finding("atexit-in-worker", call, text)


def locks_in_workers(module: Module) -> Iterator[Finding]:
    """Find a lock that a worker makes for itself, and shares with nobody."""
    for call in module.calls:
        made = last_name(call.func) in ("Lock", "RLock", "Semaphore")
        origin = module.imported.get(ast.unparse(call.func).partition(".")[0], "")
        ours = origin.startswith("multiprocessing")
        inside = module.runs_in_worker(call)
        starts = module.function_of(call) in module.initializers
        if made and ours and inside and not starts:
            yield module.finding("lock-in-worker", call, ast.unparse(call))


def zipped_results(module: Module) -> Iterator[Finding]:
    """Find ``zip(inputs, as_completed(…))``: the results come in another order."""
    unordered = ("as_completed", "imap_unordered")
    late = {
        function.name
        for function in ast.walk(module.tree)
        if isinstance(function, Function)
        for node in ast.walk(function)
        if isinstance(node, ast.Return | ast.Yield) and node.value
        for one in ast.walk(node.value)
        if isinstance(one, ast.Call) and last_name(one.func) in unordered
    }
    late |= {
        name
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Assign)
        and any(
            isinstance(one, ast.Call) and last_name(one.func) in unordered
            for one in ast.walk(node.value)
        )
        for name in map(ast.unparse, node.targets)
    }
    for call in module.calls:
        if isinstance(call.func, ast.Name) and call.func.id in ("zip", "enumerate"):
            inside = {
                last_name(one.func) if isinstance(one, ast.Call) else ast.unparse(one)
                for arg in call.args[call.func.id == "enumerate" :]
                for one in ast.walk(arg)
                if isinstance(one, ast.Call | ast.Name)
            }
            if call.func.id == "zip" and inside & {*unordered, *late}:
                yield module.finding("zips-unordered", call, "zip")


def file_updates(module: Module) -> Iterator[Finding]:
    """Find a file that workers read and write again, without a lock."""
    calls = [one for one in module.calls if module.runs_in_worker(one)]
    names = {last_name(one.func) for one in calls}
    locked = names & {"Lock", "flock", "lockf", "FileLock", "acquire"} or any(
        isinstance(one, ast.With) and "lock" in ast.unparse(one.items[0]).lower()
        for one in ast.walk(module.tree)
    )
    read = {file for call in calls for file in files_of(call, writes=False)}
    for call in calls:
        if not locked and set(files_of(call, writes=True)) & read:
            function = module.function_of(call)
            yield module.finding(
                "updates-file", call, function.name if function else ""
            )


def files_of(call: ast.Call, *, writes: bool) -> Iterator[str]:
    """Yield the file that a call reads or writes, as the program calls it."""
    name, func = last_name(call.func), call.func
    owner = ast.unparse(func.value) if isinstance(func, ast.Attribute) else ""
    modes = [one.value for one in call.args if isinstance(one, ast.Constant)]
    to_write = any(isinstance(one, str) and one[:1] in "wxa" for one in modes)
    if name == "open" and to_write == writes:
        yield owner or ast.unparse(call.args[0]) if call.args or owner else ""
    elif name in (
        ("write_text", "write_bytes") if writes else ("read_text", "read_bytes")
    ):
        yield owner
    elif writes and name in ("replace", "rename") and call.args:
        yield ast.unparse(call.args[-1])


def handlers_in_main(module: Module) -> Iterator[Finding]:
    """Find a handler for a signal that main sets, and a forked child inherits."""
    for call in module.calls:
        text = ast.unparse(call.func)
        handles = text in ("signal.signal", "signal") or text.endswith(
            "add_signal_handler"
        )
        ignored = len(call.args) > 1 and "SIG_" in ast.unparse(call.args[1])
        if handles and not ignored and not module.runs_in_worker(call):
            yield module.finding("handles-signal", call, ast.unparse(call.args[0]))


def method_tests(module: Module) -> Iterator[Finding]:
    """Find a test of the start method's name that leaves one out."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Compare) and "get_start_method()" in ast.unparse(node):
            yield module.finding("tests-method", node, ast.unparse(node))


def daemons_unjoined(module: Module) -> Iterator[Finding]:
    """Find a daemon with work that ends, for which nobody waits."""
    endless = any(
        isinstance(one, ast.While) or "forever" in getattr(one, "attr", "")
        for worker in module.in_workers
        for one in ast.walk(worker)
    )
    joined = {ast.unparse(call.func) for call in module.calls if is_join(call)}
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Assign) or endless:
            continue
        target, made = ast.unparse(node.targets[0]), node.value
        if last_name(node.targets[0]) == "daemon":
            target, given = target.removesuffix(".daemon"), made
        elif isinstance(made, ast.Call) and last_name(made.func) == "Process":
            given = keyword(made, "daemon") or ast.Constant(False)
        else:
            continue
        loops = joined and "." not in target and f"{target}.join" not in joined
        if (
            ast.unparse(given) == "True"
            and not loops
            and f"{target}.join" not in joined
        ):
            yield module.finding("daemon-unjoined", node, "")


def method_targets(module: Module) -> Iterator[Finding]:
    """Find a method of this very object that is given to a process."""
    for call in module.calls:
        target = given_function(call)
        if isinstance(target, ast.Attribute) and last_name(target.value) == "self":
            yield module.finding("method-target", call, ast.unparse(target))


def lone_sentinels(module: Module) -> Iterator[Finding]:
    """Find one last item for several readers: ``put(None)`` that is not in a loop."""
    several = any(
        last_name(call.func) in PROCESS
        and any(isinstance(one, REPEATED) for one in module.above(call))
        for call in module.calls
    )
    for call in module.calls if several else ():
        given = [ast.unparse(one) for one in call.args]
        last = given and (given[0] == "None" or given[0].isupper())
        if last and last_name(call.func) in ("put", "put_nowait"):
            again = any(isinstance(one, REPEATED) for one in module.above(call))
            if not again and not module.runs_in_worker(call):
                yield module.finding("one-sentinel", call, given[0])


def joins_after_manager(module: Module) -> Iterator[Finding]:
    """Find a process that is joined when the ``with`` of its manager has ended."""
    for node in ast.walk(module.tree):
        body = getattr(node, "body", None)
        managed = False
        for statement in body if isinstance(body, list) else ():
            calls = [one for one in ast.walk(statement) if isinstance(one, ast.Call)]
            joins = [one for one in calls if is_join(one)]
            if managed and joins:
                yield module.finding("join-after-manager", joins[0], "")
                break
            managed = managed or (
                isinstance(statement, ast.With)
                and not joins
                and any("Manager(" in ast.unparse(one) for one in statement.items)
            )


def kept_connections(module: Module) -> Iterator[Finding]:
    """Find an accepted socket that main gives to a process, and never closes itself."""
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Call):
            continue
        if last_name(node.value.func) != "accept":
            continue
        function = module.function_of(node) or module.tree
        first = getattr(node.targets[0], "elts", node.targets)[0]
        name = ast.unparse(first)
        calls = [one for one in ast.walk(function) if isinstance(one, ast.Call)]
        given = [one for one in calls if last_name(one.func) in PROCESS]
        given = [one for one in given if name in names_in(one)]
        uses = {ast.unparse(one.func) for one in calls}
        uses |= {
            f"{ast.unparse(item.context_expr)}.close"
            for one in ast.walk(function)
            if isinstance(one, ast.With)
            for item in one.items
        }
        if given and not uses & {f"{name}.close", f"{name}.shutdown"}:
            yield module.finding("kept-connection", given[0], name)


def terminated_readers(module: Module) -> Iterator[Finding]:
    """Find ``terminate()`` of a process whose target reads a queue without an end."""
    for name, node in module.assigned(PROCESS).items():
        assert isinstance(node.value, ast.Call)
        target = given_function(node.value)
        function = module.functions.get(last_name(target)) if target else None
        if function is None or not reads_for_ever(function):
            continue
        for call in module.calls:
            if ast.unparse(call.func) in (f"{name}.terminate", f"{name}.kill"):
                yield module.finding("terminated-reader", call, ast.unparse(call))


def daemon_readers(module: Module) -> Iterator[Finding]:
    """Find a daemon that reads a queue without an end, and that nobody waits for."""
    if any(is_join(call) for call in module.calls):
        return
    for one in module.classes.values():
        place = next(filter(is_made_daemon, ast.walk(one)), None)
        for method in one.body:
            run = getattr(method, "name", "") == "run"
            if place and run and reads_for_ever(method):
                yield module.finding("daemon-reader", place, one.name)
    for call in module.calls:
        if last_name(call.func) in PROCESS and is_made_daemon(call):
            target = given_function(call)
            function = module.functions.get(last_name(target)) if target else None
            if function and reads_for_ever(function):
                yield module.finding("daemon-reader", call, function.name)


def is_made_daemon(node: ast.AST) -> bool:
    """Tell whether a node of a class makes its process a daemon."""
    if isinstance(node, ast.Call):
        return ast.unparse(keyword(node, "daemon") or node) == "True"
    return isinstance(node, ast.Assign) and ast.unparse(node) == "self.daemon = True"


def reads_for_ever(function: ast.AST) -> bool:
    """Tell whether a function reads in a loop that only its process's end can end."""
    for loop in ast.walk(function):
        if isinstance(loop, ast.While) and isinstance(loop.test, ast.Constant):
            inside = [*ast.walk(loop)]
            ends = any(isinstance(one, ast.Break | ast.Return) for one in inside)
            reads = any(
                isinstance(one, ast.Call) and last_name(one.func) == "get"
                for one in inside
            )
            if reads and not ends:
                return True
    return False


LOOKERS = (
    daemon_readers,
    kept_connections,
    lone_sentinels,
    joins_after_manager,
    terminated_readers,
    method_targets,
    timeouts,
    joins,
    exit_codes,
    exit_functions,
    locks_in_workers,
    zipped_results,
    file_updates,
    handlers_in_main,
    method_tests,
    daemons_unjoined,
    join_before_get,
    unread_results,
    empty_asked,
    start_methods,
    thread_before_process,
    locks_in_two_orders,
    several_locks,
    ends,
    pools_left_open,
    results_after_pool,
    blocks_left,
)
