"""Calls that give a process or a pool something it can't take."""

import ast
import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import TypeGuard

from .module import (
    PROCESS,
    PROCESS_POOLS,
    SENDERS,
    SHARED,
    STARTERS,
    Finding,
    Function,
    Module,
    given_function,
    keyword,
    last_name,
)

PARAMETERS = ("group", "target", "name", "args", "kwargs", "daemon")
ERRORS = ("Exception", "Error")
UNPICKLABLE = {  # what makes it
    **{"open": "an open file", "connect": "a connection", "socket": "a socket"},
    **{"getLogger": "a logger", "Thread": "a thread", "local": "thread-local data"},
}


def no_guard(module: Module) -> Iterator[Finding]:
    """Find processes that are started when the module is imported."""
    if not module.uses_processes:
        return
    for call in module.calls:
        if module.at_module_level(call) and starts(module, call):
            line = module.line(call)
            after = f'if __name__ == "__main__":\n    {line}'
            if module.tree.body[-1].end_lineno != call.lineno:
                after += "\n    ..."  # what follows may use it
            yield Finding("no-guard", call.lineno, last_name(call.func), line, after)


def runs_at_import(module: Module) -> Iterator[Finding]:
    """Find what is printed or done when the module is imported."""
    if not module.uses_processes:
        return
    for node in module.tree.body:
        call = node.value if isinstance(node, ast.Expr) else None
        if isinstance(node, ast.With):
            call = node.items[0].context_expr
        elif isinstance(node, ast.Assign) and acts(module, node.value):
            call = node.value
        if isinstance(call, ast.Call):
            name = ast.unparse(call.func)
            line = module.line(node)
            after = f'if __name__ == "__main__":\n    {line}'
            yield Finding("runs-at-import", node.lineno, name, line, after)


def acts(module: Module, node: ast.expr) -> bool:
    """Tell whether an expression opens something to write, or prints in a function."""
    own = module.functions.get(last_name(node.func)) if is_call(node) else None
    prints = own is not None and any(
        is_call(one) and last_name(one.func) == "print" for one in ast.walk(own)
    )
    return prints or opens_to_write(node)


def is_call(node: ast.AST) -> TypeGuard[ast.Call]:
    """Tell whether a node is a call."""
    return isinstance(node, ast.Call)


def opens_to_write(node: ast.expr) -> bool:
    """Tell whether an expression opens a file to write, or makes one or a folder."""
    if not isinstance(node, ast.Call):
        return False
    modes = [one.value for one in node.args if isinstance(one, ast.Constant)]
    writes = any(isinstance(mode, str) and mode[:1] in "wax" for mode in modes[-1:])
    made = last_name(node.func) in ("NamedTemporaryFile", "mkdtemp", "mkstemp")
    return made or (last_name(node.func) == "open" and writes)


def defined_in_guard(module: Module) -> Iterator[Finding]:
    """Find functions and classes that only main has."""
    for guard in module.guards:
        for node in guard.body if isinstance(guard, ast.If) else []:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                yield module.finding("defined-in-guard", node, node.name)


def starts(module: Module, call: ast.Call, depth: int = 4) -> bool:
    """Tell whether a call starts a process, or a function of the module that does."""
    name = last_name(call.func)
    if name in STARTERS:
        return not module.for_threads(call)
    functions = module.called(name, set()) if depth else []
    return any(
        starts(module, one, depth - 1)
        for function in functions
        for one in ast.walk(function)
        if isinstance(one, ast.Call)
    )


def lambdas(module: Module) -> Iterator[Finding]:
    """Find lambdas and inner functions that are given to a process or a pool."""
    for call in module.calls:
        target = given_function(call)
        if module.for_threads(call):
            continue
        if isinstance(target, ast.Lambda):
            before = ast.unparse(target)
            yield Finding("lambda", target.lineno, "lambda", before, as_def(target))
        elif isinstance(target, ast.Name) and is_inner(module, call, target.id):
            yield module.finding("inner-function", call, target.id)


def as_def(target: ast.Lambda) -> str:
    """Write a lambda as a function with a name."""
    return (
        f"def task({ast.unparse(target.args)}):\n    return {ast.unparse(target.body)}"
    )


def is_inner(module: Module, call: ast.Call, name: str) -> bool:
    """Tell whether a name is that of a function defined inside this function."""
    function = module.function_of(call)
    return function is not None and any(
        isinstance(one, Function) and one.name == name and one is not function
        for one in ast.walk(function)
    )


def arguments(module: Module) -> Iterator[Finding]:
    """Find arguments of Process that are no tuple, and those it does not know."""
    for call in module.calls:
        sends = last_name(call.func) in ("apply_async", "apply")
        args = keyword(call, "args")
        if not module.starts_process(call) and not sends:
            if args is not None and module.uses_processes and is_bare(module, args):
                yield args_finding(args)
            continue
        if sends and args is None and len(call.args) > 1:
            args = call.args[1]
        if args is not None and module.in_bare_parentheses(args):
            yield args_finding(args)
        for one in [] if sends else call.keywords:
            if one.arg and one.arg not in PARAMETERS:
                near = get_close_matches(one.arg, PARAMETERS, 1)
                value = ast.unparse(one.value)
                before = f"{one.arg}={value}"
                after = f"{near[0]}={value}" if near else ""
                yield Finding("unknown-argument", call.lineno, one.arg, before, after)


def is_bare(module: Module, node: ast.expr) -> bool:
    """Tell whether a name stands alone in parentheses: ``args=(city)``."""
    return isinstance(node, ast.Name | ast.Attribute) and (
        module.in_bare_parentheses(node)
    )


def args_finding(args: ast.expr) -> Finding:
    """Return that ``args`` lacks its comma."""
    text = ast.unparse(args)
    before, after = f"args=({text})", f"args=({text},)"
    return Finding("args-no-tuple", args.lineno, text, before, after)


def misspelled_attribute(module: Module) -> Iterator[Finding]:
    """Find ``process.deamon = True``, which sets nothing."""
    fields = {  # of the program's own classes
        ast.unparse(one.target)
        for one in ast.walk(module.tree)
        if isinstance(one, ast.AnnAssign)
    }
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Attribute):
            name = node.targets[0].attr
            if name not in ("daemon", *fields) and get_close_matches(
                name, ["daemon"], 1, 0.8
            ):
                before = ast.unparse(node)
                after = before.replace(f".{name} ", ".daemon ")
                yield Finding("misspelled-daemon", node.lineno, name, before, after)


def called_target(module: Module) -> Iterator[Finding]:
    """Find ``target=work(3)``, which runs it here and gives its result as target."""
    for call in module.calls:
        target = given_function(call)
        if not isinstance(target, ast.Call):
            continue
        own = ast.unparse(target.func)
        method = isinstance(target.func, ast.Attribute) and module.methods(
            target.func.attr
        )
        if returns_function(module.functions.get(own)):
            continue
        if own in module.functions or method:
            name = "initializer" if last_name(call.func) in PROCESS_POOLS else "target"
            args = "initargs" if name == "initializer" else "args"
            before = f"{name}={ast.unparse(target)}"
            given = [ast.unparse(one) for one in target.args]
            comma = "," * (len(given) == 1)
            after = f"{name}={own}"
            after += f", {args}=({', '.join(given)}{comma})" if given else ""
            yield Finding("called-target", target.lineno, own, before, after)


def returns_function(function: Function | None) -> bool:
    """Tell whether a function makes another one, which is then meant."""
    inside = [*ast.walk(function)] if function else []
    inner = {one.name for one in inside if isinstance(one, Function)}
    return any(
        isinstance(one.value, ast.Lambda)
        or (isinstance(one.value, ast.Name) and one.value.id in inner)
        or (isinstance(one.value, ast.Call) and last_name(one.value.func) == "partial")
        for one in inside
        if isinstance(one, ast.Return)
    )


def run_for_start(module: Module) -> Iterator[Finding]:
    """Find ``process.run()``, which runs the target in this process."""
    classes = {
        name
        for name, one in module.classes.items()
        if any(last_name(base) in PROCESS for base in one.bases)
    }
    names = module.assigned({*PROCESS, *classes})
    own = {one.partition(".")[0] for one in module.methods("run")} - classes
    for call in module.calls:
        if isinstance(call.func, ast.Attribute) and call.func.attr == "run":
            name = ast.unparse(call.func.value)
            likely = re.fullmatch(r"p\d*|proc(ess)?\d*|worker\d*", name)
            if name in names or (likely and not own):
                before, after = f"{name}.run()", f"{name}.start()"
                yield Finding("run-for-start", call.lineno, name, before, after)


def shared_as_task(module: Module) -> Iterator[Finding]:
    """Find a queue or lock that is given to a pool as an argument of a task."""
    shared = module.assigned(SHARED)
    for call in module.calls:
        if last_name(call.func) in SENDERS and isinstance(call.func, ast.Attribute):
            given = [*call.args[1:], *(one.value for one in call.keywords)]
            names = {
                ast.unparse(one)
                for each in given
                for one in ast.walk(each)
                if isinstance(one, ast.Name | ast.Attribute)
            }
            for name in sorted(names & set(shared)):
                yield module.finding("shared-as-task", call, name)


def several_for_one(module: Module) -> Iterator[Finding]:
    """Find ``pool.map`` with a function of several arguments."""
    for call in module.calls:
        if last_name(call.func) not in ("map", "imap", "imap_unordered", "map_async"):
            continue
        target = given_function(call)
        function = (
            module.functions.get(target.id) if isinstance(target, ast.Name) else None
        )
        if function and len(call.args) == 2:
            needed = len(function.args.args) - len(function.args.defaults)
            if needed > 1:
                before = module.line(call)
                after = before.replace(f".{last_name(call.func)}(", ".starmap(")
                name = function.name
                yield Finding("several-arguments", call.lineno, name, before, after)


def thread_objects(module: Module) -> Iterator[Finding]:
    """Find an object of threading or queue that is given to a process."""
    made = {
        name: node
        for name, node in module.assigned(
            {*SHARED, "LifoQueue", "PriorityQueue"}
        ).items()
        if origin_of(module, node).startswith(("threading", "queue", "_thread"))
    }
    for one in module.classes.values():  # an attribute that main and child both use
        if any(last_name(base) in PROCESS for base in one.bases):
            for name in sorted(made):
                users = {
                    getattr(module.function_of(part), "name", "")
                    for part in ast.walk(one)
                    if isinstance(part, ast.Attribute) and ast.unparse(part) == name
                }
                if "run" in users and users - {"run", "__init__"}:
                    yield module.finding("thread-object", made[name], name)
    for call in module.calls:
        if last_name(call.func) in {*PROCESS, *SENDERS}:
            given = {
                ast.unparse(one)
                for one in ast.walk(call)
                if one is not call and isinstance(one, ast.Name | ast.Attribute)
            }
            for name in sorted(given & set(made)):
                yield module.finding("thread-object", call, name)


def origin_of(module: Module, node: ast.Assign) -> str:
    """Return the module that makes what is assigned."""
    assert isinstance(node.value, ast.Call)
    first = ast.unparse(node.value.func).partition(".")[0]
    return module.imported.get(first, "")


def nested_pool(module: Module) -> Iterator[Finding]:
    """Find a process or a pool that a worker starts."""
    for call in module.calls:
        if last_name(call.func) in {*PROCESS, *PROCESS_POOLS}:
            function = module.function_of(call)
            if function is not None and module.runs_in_worker(call):
                name = function.name
                yield module.finding("starts-in-worker", call, name)


def unpicklable_attributes(module: Module) -> Iterator[Finding]:
    """Find a subclass of Process that keeps a file, lock or connection in itself."""
    for one in module.classes.values():
        if not any(last_name(base) in PROCESS for base in one.bases):
            continue
        for node in ast.walk(one):
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
                made, maker = last_name(node.value.func), ast.unparse(node.value.func)
                target = ast.unparse(node.targets[0])
                thread = made in ("Lock", "RLock") and "threading" in (
                    module.imported.get(maker.partition(".")[0], "")
                )
                if target.startswith("self.") and (made in UNPICKLABLE or thread):
                    line = module.line(node)
                    yield Finding("unpicklable-attribute", node.lineno, target, line)


def exceptions(module: Module) -> Iterator[Finding]:
    """Find an exception whose __init__ gives other arguments on than it takes."""
    for one in module.classes.values():
        if not is_exception(module, one):
            continue
        for init in one.body:
            if isinstance(init, Function) and init.name == "__init__":
                taken = [arg.arg for arg in init.args.args[1:]]
                call = base_call(init)
                given = len(call.args) if call else 0
                only = bool(init.args.kwonlyargs)
                if only or (len(taken) > 1 and given != len(taken)):
                    after = "" if only else f"super().__init__({', '.join(taken)})"
                    yield module.finding(
                        "exception-arguments", call or init, one.name, after
                    )


def is_exception(module: Module, one: ast.ClassDef) -> bool:
    """Tell whether a class is an exception, by the names of its bases."""
    for base in map(last_name, one.bases):
        own = module.classes.get(base)
        if base.endswith(ERRORS) or (
            own and own is not one and is_exception(module, own)
        ):
            return True
    return False


def base_call(init: Function) -> ast.Call | None:
    """Return the call of the exception's own __init__."""
    calls = (one for one in ast.walk(init) if isinstance(one, ast.Call))
    return next((call for call in calls if last_name(call.func) == "__init__"), None)


def decorated(module: Module) -> Iterator[Finding]:
    """Find a function whose name a decorator gives to another one."""
    for one in ast.walk(module.tree):
        if isinstance(one, Function) and one.decorator_list:
            yield module.finding("decorated", one.decorator_list[0], one.name)


def made_at_run_time(module: Module) -> Iterator[Finding]:
    """Find ``globals()[name] = …``, which no import does."""
    for node in ast.walk(module.tree):
        target = node.targets[0] if isinstance(node, ast.Assign) else None
        if isinstance(target, ast.Subscript) and (
            ast.unparse(target.value) in ("globals()", "sys.modules[__name__].__dict__")
        ):
            yield module.finding("made-at-run-time", node, "")


def loaded_by_path(module: Module) -> Iterator[Finding]:
    """Find a module that is loaded from a file, under a name nobody can import."""
    for call in module.calls:
        if last_name(call.func) in ("spec_from_file_location", "SourceFileLoader"):
            yield module.finding("loaded-by-path", call, "")


def unread_pipes(module: Module) -> Iterator[Finding]:
    """Find a program that is started with a pipe and only waited for."""
    piped = any(
        last_name(call.func) == "Popen" and "PIPE" in ast.unparse(call)
        for call in module.calls
    )
    for call in module.calls:
        if piped and last_name(call.func) == "wait":
            yield module.finding("waits-for-program", call, "")


def asking_initializers(module: Module) -> Iterator[Finding]:
    """Find an initializer that takes something out of a queue."""
    for one in module.initializers:
        for call in ast.walk(one):
            if isinstance(call, ast.Call) and last_name(call.func) == "get":
                yield module.finding("initializer-gets", call, one.name)


def daemons(module: Module) -> Iterator[Finding]:
    """Find a process that is made a daemon."""
    for call in module.calls:
        daemon = keyword(call, "daemon") if last_name(call.func) in PROCESS else None
        if isinstance(daemon, ast.Constant) and daemon.value is True:
            yield module.finding("made-a-daemon", daemon, "")


def attributes(module: Module) -> Iterator[Finding]:
    """Find where each attribute of an object is first set: ``self.lock = Lock()``."""
    for name, one in module.classes.items():
        seen: set[str] = set()
        for node in ast.walk(one):
            targets = node.targets if isinstance(node, ast.Assign) else []
            targets = [node.target] if isinstance(node, ast.AnnAssign) else targets
            for target in targets:
                text = ast.unparse(target)
                if text.startswith("self.") and text not in seen:
                    seen.add(text)
                    whole = f"{name}.{text.removeprefix('self.')}"
                    yield module.finding("attribute", node, whole)


def temporary_folders(module: Module) -> Iterator[Finding]:
    """Find where the folder for temporary files is chosen."""
    for node in ast.walk(module.tree):
        for target in node.targets if isinstance(node, ast.Assign) else ():
            if re.search(r"tempdir|TMPDIR", ast.unparse(target)):
                yield module.finding("sets-tempdir", node, "")


LOOKERS = (
    attributes,
    daemons,
    temporary_folders,
    decorated,
    made_at_run_time,
    loaded_by_path,
    unread_pipes,
    asking_initializers,
    no_guard,
    defined_in_guard,
    runs_at_import,
    lambdas,
    arguments,
    misspelled_attribute,
    called_target,
    run_for_start,
    shared_as_task,
    several_for_one,
    thread_objects,
    nested_pool,
    unpicklable_attributes,
    exceptions,
)
