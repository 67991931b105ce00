"""State that a child has a copy of, or does not have at all."""

import ast
import re
from collections.abc import Iterator

from .module import (
    SHARED,
    Finding,
    Function,
    Module,
    last_name,
    names_in,
)

MUTATORS = {
    *("append", "extend", "insert", "add", "update", "setdefault", "pop", "remove"),
    *("discard", "clear", "sort", "popitem", "appendleft"),
}
SETTINGS = {  # calls that change only the process that makes them
    "basicConfig": "logging",
    "dictConfig": "logging",
    "addHandler": "logging",
    "setLevel": "logging",
    "fileConfig": "logging",
    "seed": "random",
    "set_state": "random",
    "setstate": "random",
    "chdir": "chdir",
    "umask": "umask",
    "simplefilter": "warnings",
    "filterwarnings": "warnings",
    "setrecursionlimit": "recursion-limit",
    "setlocale": "locale",
    "signal": "signal",
    "setcontext": "decimal",
    "register_dialect": "elsewhere",
    "setdefaulttimeout": "elsewhere",
    "install": "elsewhere",
}
STORES = {  # what is stored into, and the finding
    "os.environ[": "set-environ",
    "sys.modules[": "set-modules",
    "getcontext().": "set-decimal",
    "decimal.getcontext().": "set-decimal",
}
USES = {
    "random": r"\brandom|shuffle|choice|\brng",
    "logging": r"\.(debug|info|warn|error)",
}
PLAIN = {"list", "dict", "set", "defaultdict", "Counter", "deque", "int", "OrderedDict"}
PATCHERS = {"patch", "object", "setattr", "MagicMock", "Mock"}


def shared_at_module_level(module: Module) -> Iterator[Finding]:
    """Find a lock or queue that each child makes anew when it imports the module."""
    used = {name for worker in module.in_workers for name in names_in(worker)}
    for name, node in module.assigned(SHARED).items():
        ours = module.at_module_level(node) and comes_from_processes(module, node)
        if ours and name in used:
            yield module.finding("shared-at-module-level", node, name)


def comes_from_processes(module: Module, node: ast.Assign) -> bool:
    """Tell whether what is assigned is multiprocessing's, and not threading's."""
    assert isinstance(node.value, ast.Call)
    first = ast.unparse(node.value.func).partition(".")[0]
    origin = module.imported.get(first, "multiprocessing")
    return origin.startswith("multiprocessing")


def in_main_only(module: Module, node: ast.AST) -> bool:
    """Tell whether a node runs in main and in no child that imports the module."""
    if module.guarded(node):
        return True
    function = module.function_of(node)
    return function is not None and function not in module.in_workers


def stores(module: Module) -> Iterator[tuple[str, ast.stmt]]:
    """Yield the global names that main changes at run time, each with the statement."""
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign | ast.Expr):
            continue
        if not in_main_only(module, node):
            continue
        for name in changed_names(node):
            function = module.function_of(node)
            if name == "cls":  # in a class method
                yield class_of(module, node), node
                continue
            if function is None or is_global(function, name, node):
                yield name, node


def class_of(module: Module, node: ast.AST) -> str:
    """Return the name of the class that a node stands in."""
    classes = (one.name for one in module.above(node) if isinstance(one, ast.ClassDef))
    return next(classes, "")


def changed_names(node: ast.stmt) -> Iterator[str]:
    """Yield the names whose value, items or attributes a statement changes."""
    if isinstance(node, ast.Expr):
        yield from mutated_names(node.value)
        return
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]  # type: ignore[attr-defined]
    for target in targets:
        parts = target.elts if isinstance(target, ast.Tuple | ast.List) else [target]
        for part in parts:
            while isinstance(part, ast.Subscript | ast.Attribute):
                part = part.value
            if isinstance(part, ast.Name):
                yield part.id


def mutated_names(call: ast.expr) -> Iterator[str]:
    """Yield the name that a call changes: ``names.append(x)``, ``setattr(C, …)``."""
    if isinstance(call, ast.Call) and last_name(call.func) == "setattr":
        yield last_name(call.args[0]) if call.args else ""
    elif isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
        owner = call.func.value
        if call.func.attr in MUTATORS and isinstance(owner, ast.Name):
            yield owner.id


def is_global(function: Function, name: str, node: ast.stmt) -> bool:
    """Tell whether a name that a statement changes in a function is the module's."""
    declared = any(
        isinstance(one, ast.Global) and name in one.names for one in ast.walk(function)
    )
    if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
        plain = any(
            isinstance(one, ast.Name)
            and one.id == name
            and isinstance(one.ctx, ast.Store)
            for one in ast.walk(function)
        )
        arguments = {one.arg for one in function.args.args}
        return declared or (not plain and name not in arguments)
    local = {
        one.id
        for one in ast.walk(function)
        if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)
    } | {one.arg for one in function.args.args}
    return declared or name not in local


def changed_in_main(module: Module) -> Iterator[Finding]:
    """Find globals and class attributes that main changes and a worker reads."""
    at_import = module_names(module)
    set_by_initializer = initializer_globals(module)
    for name, node in [*stores(module), *context_changes(module)]:
        readers = [one for one in module.in_workers if reads(one, name)]
        if not readers or name in set_by_initializer or is_environ_store(node):
            continue
        line = module.line(node)
        if name in module.classes:
            yield Finding("class-attribute", node.lineno, name, line)
        elif name in module.imported:
            yield Finding("patched", node.lineno, name, line)
        elif name in at_import:
            yield Finding("changed-global", node.lineno, name, line)
        else:
            yield Finding("guard-only-name", node.lineno, name, line)


def context_changes(module: Module) -> Iterator[tuple[str, ast.stmt]]:
    """Yield the context variables that main sets, each with the statement."""
    variables = module.assigned({"ContextVar"})
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Expr | ast.Assign) and isinstance(node.value, ast.Call):
            func = node.value.func
            name = ast.unparse(func.value) if isinstance(func, ast.Attribute) else ""
            if last_name(func) == "set" and name in variables:
                yield from [(name, node)] * in_main_only(module, node)


def reads(function: Function, name: str) -> bool:
    """Tell whether a function reads a global of this name."""
    arguments = function.args
    own = {one.arg for one in (*arguments.args, *arguments.kwonlyargs)}
    stored = {
        one.id
        for one in ast.walk(function)
        if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)
    } - declared_globals(function)
    return name in names_in(function) and name not in own | stored


def module_names(module: Module) -> set[str]:
    """Return the names that exist as soon as the module is imported."""
    return {
        one.id
        for one in ast.walk(module.tree)
        if isinstance(one, ast.Name)
        and isinstance(one.ctx, ast.Store)
        and module.at_module_level(one)
    } | {*module.functions, *module.classes, *module.imported}


def initializer_globals(module: Module) -> set[str]:
    """Return the globals that the workers set for themselves."""
    return {name for one in module.in_workers for name in declared_globals(one)}


def settings(module: Module) -> Iterator[Finding]:
    """Find calls that change only the process that makes them."""
    mocks = "mock" in module.imported.get("patch", "") + module.imported.get("mock", "")
    for call in module.calls:
        if not in_main_only(module, call):
            continue
        name = last_name(call.func)
        kind = SETTINGS.get(name, "")
        if kind and matters_to_worker(module, kind):
            yield module.finding(f"set-{kind}", call, name)
        text = ast.unparse(call.func)
        if "sys.path" in text and name in ("insert", "append"):
            yield module.finding("set-path", call, "sys.path")
        if (text.startswith("os.environ.") and name in MUTATORS) or text == "os.putenv":
            yield module.finding("set-environ", call, "os.environ")
        if mocks and name in PATCHERS:
            yield module.finding("patched", call, patched_name(call))
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Assign) and in_main_only(module, node):
            target = ast.unparse(node.targets[0])
            for start, kind in stored_into(module).items():
                if target.startswith(start):
                    yield module.finding(kind, node, start.rstrip("[.()"))


def patched_name(call: ast.Call) -> str:
    """Return what a call replaces: Client.get of ``patch.object(Client, "get")``."""
    parts = [
        one.value if isinstance(one, ast.Constant) else ast.unparse(one)
        for one in call.args[:2]
    ]
    texts = [one for one in parts if isinstance(one, str)]
    whole = last_name(call.func) in ("object", "setattr")
    return ".".join(texts if whole else texts[:1]) or last_name(call.func)


def stored_into(module: Module) -> dict[str, str]:
    """Return the beginnings of targets that are settings, and the findings."""
    contexts = module.assigned({"getcontext"})
    return STORES | {f"{name}.": "set-decimal" for name in contexts}


def matters_to_worker(module: Module, kind: str) -> bool:
    """Tell whether a worker uses what a setting is about, where its code shows that."""
    words = USES.get(kind)
    text = " ".join(ast.unparse(one) for one in module.in_workers)
    return words is None or re.search(words, text) is not None


def is_environ_store(node: ast.AST) -> bool:
    """Tell whether a statement sets a variable of the environment."""
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).startswith(
        "os.environ["
    )


def changed_by_worker(module: Module) -> Iterator[Finding]:
    """Find what a worker changes in a copy: a global, or an argument."""
    given = {name for one in module.initializers for name in declared_globals(one)}
    at_import, shared = module_names(module) - given, set(module.assigned(SHARED))
    for worker in module.workers.values():
        if worker in module.initializers:
            continue
        arguments = {one.arg for one in worker.args.args}
        declared = declared_globals(worker)
        for name, node in changes_in(worker):
            if name in shared or name in module.imported:
                continue
            whole = is_plain_store(node, name)
            changed = name in declared or not whole
            if name in at_import and changed and read_by_main(module, name):
                yield module.finding("changed-by-worker", node, name)
            elif (
                name in arguments
                and not whole
                and is_plain_argument(module, worker, name)
            ):
                yield module.finding("changed-argument", node, name)


def changed_self(module: Module) -> Iterator[Finding]:
    """Find an attribute that a worker's method changes in its copy of the object."""
    for worker in module.workers.values():
        if not isinstance(module.parents.get(worker), ast.ClassDef):
            continue
        plain, own = plain_names(module), set(module.assigned({*module.classes}))
        own |= {
            f"self.{ast.unparse(one.target)}"
            for one in ast.walk(module.tree)
            if isinstance(one, ast.AnnAssign) and "field(" in ast.unparse(one)
        }
        for node in ast.walk(worker):
            for attribute in stored_attributes(node):
                known = f"self.{attribute}" in plain | own
                if known and read_elsewhere(module, worker, attribute):
                    what = f"self.{attribute}"
                    yield module.finding("changed-by-worker", node, what)


def stored_attributes(node: ast.AST) -> Iterator[str]:
    """Yield the names that a statement stores in ``self``, or changes there."""
    if isinstance(node, ast.Assign | ast.AugAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for target in targets:
            while isinstance(target, ast.Subscript):
                target = target.value
            if isinstance(target, ast.Attribute) and last_name(target.value) == "self":
                yield target.attr
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        func = node.value.func
        owner = func.value if isinstance(func, ast.Attribute) else None
        changes = isinstance(func, ast.Attribute) and func.attr in MUTATORS
        while isinstance(owner, ast.Attribute) and isinstance(
            owner.value, ast.Attribute | ast.Subscript
        ):
            owner = owner.value  # self.plan of self.plan.shifts
        if changes and isinstance(owner, ast.Attribute):
            yield from [owner.attr] * (last_name(owner.value) == "self")


def read_elsewhere(module: Module, worker: Function, attribute: str) -> bool:
    """Tell whether an attribute is read where no worker runs, but in __init__."""
    for one in ast.walk(module.tree):
        if isinstance(one, ast.Attribute) and one.attr == attribute:
            function = module.function_of(one)
            inside = function in module.in_workers or worker in module.above(one)
            made = function is not None and function.name == "__init__"
            if isinstance(one.ctx, ast.Load) and not inside and not made:
                return True
    return False


def read_by_main(module: Module, name: str) -> bool:
    """Tell whether a global is read where no worker runs."""
    return any(
        isinstance(one, ast.Name)
        and one.id == name
        and isinstance(one.ctx, ast.Load)
        and module.function_of(one) not in module.in_workers
        for one in ast.walk(module.tree)
    )


def changes_in(worker: Function) -> Iterator[tuple[str, ast.stmt]]:
    """Yield each name that a function changes, with the statement."""
    for node in ast.walk(worker):
        if isinstance(node, ast.Assign | ast.AugAssign | ast.Expr):
            yield from ((name, node) for name in changed_names(node))


def declared_globals(function: Function) -> set[str]:
    """Return the names that a function declares as global."""
    return {
        name
        for one in ast.walk(function)
        if isinstance(one, ast.Global)
        for name in one.names
    }


def is_plain_store(node: ast.stmt, name: str) -> bool:
    """Tell whether a statement gives a name a new value, and changes nothing."""
    targets = getattr(node, "targets", None) or [getattr(node, "target", None)]
    return any(isinstance(one, ast.Name) and one.id == name for one in targets)


def is_plain_argument(module: Module, worker: Function, name: str) -> bool:
    """Tell whether a worker gets a plain list, dict or set under this name."""
    place = [one.arg for one in worker.args.args].index(name)
    plain = plain_names(module)
    for call in module.calls:
        for one in call.keywords:
            if one.arg == "args" and isinstance(one.value, ast.Tuple):
                given = one.value.elts
                if len(given) > place and ast.unparse(given[place]) in plain:
                    return True
    return False


def plain_names(module: Module) -> set[str]:
    """Return the names that are given a plain value: a number, a list, a dict."""
    return {
        ast.unparse(target)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Assign | ast.AnnAssign)
        and node.value is not None
        and is_plain(node.value)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    }


def is_plain(value: ast.expr) -> bool:
    """Tell whether an expression makes a value that no other process shares."""
    if isinstance(value, ast.Call):
        return isinstance(value.func, ast.Name) and value.func.id in PLAIN
    kinds = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.Constant)
    return isinstance(value, kinds)


def nested(module: Module) -> Iterator[Finding]:
    """Find a change inside a manager's dict or list, which the manager never sees."""
    makers = {"dict", "list", "Namespace"}
    managed = any(
        isinstance(call.func, ast.Attribute) and call.func.attr in makers
        for call in module.calls
    )
    if not managed or any(map(holds_proxies, ast.walk(module.tree))):
        return
    for node in ast.walk(module.tree):
        if is_nested_change(node):
            name = module.line(node).partition("[")[0]
            yield module.finding("nested-change", node, name)


def holds_proxies(node: ast.AST) -> bool:
    """Tell whether a node puts a manager's list or dict into another one."""
    if isinstance(node, ast.DictComp | ast.ListComp):
        inner = node.value if isinstance(node, ast.DictComp) else node.elt
    elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript):
        inner = node.value
    else:
        return False
    return (
        isinstance(inner, ast.Call)
        and isinstance(inner.func, ast.Attribute)
        and inner.func.attr in ("dict", "list", "Namespace")
    )


def is_nested_change(node: ast.AST) -> bool:
    """Tell whether a node changes what lies in an item: ``d[k].append(x)``.

    So it is with an attribute of a manager's Namespace: ``ns.names.append(x)``.
    """
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in MUTATORS and is_item(node.func.value)
    targets = getattr(node, "targets", None) or [getattr(node, "target", None)]
    return isinstance(node, ast.Assign | ast.AugAssign) and any(
        isinstance(one, ast.Subscript) and is_item(one.value) for one in targets
    )


def is_item(node: ast.expr) -> bool:
    """Tell whether an expression takes an item, or an attribute, of something."""
    if isinstance(node, ast.Attribute):
        return isinstance(node.value, ast.Name) and node.value.id != "self"
    return isinstance(node, ast.Subscript)


def lost_update(module: Module) -> Iterator[Finding]:
    """Find ``counter.value += 1`` outside a lock."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.AugAssign) and not under_lock(module, node):
            target = node.target
            shared = module.assigned({"Array", "RawArray"})
            shared_fields = {"value", *structure_fields(module)}
            if isinstance(target, ast.Attribute) and target.attr in shared_fields:
                name = ast.unparse(target.value)
                bare = "lock=False" in "".join(module.lines)
                after = f"with {name}.get_lock():\n    {ast.unparse(node)}"
                after = "" if bare else after
                yield Finding(
                    "lost-update", node.lineno, name, ast.unparse(node), after
                )
            elif isinstance(target, ast.Subscript):
                name = ast.unparse(target.value)
                if is_own_place(module, target):
                    continue
                if name in shared or "dict()" in "".join(module.lines):
                    yield Finding("lost-update", node.lineno, name, ast.unparse(node))


def is_own_place(module: Module, target: ast.Subscript) -> bool:
    """Tell whether a worker changes the place that it was given: ``slots[number]``."""
    function = module.function_of(target)
    given = [one.arg for one in function.args.args] if function else []
    return ast.unparse(target.slice) in given


def structure_fields(module: Module) -> Iterator[str]:
    """Yield the names of the fields of ctypes structures, which are shared."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Assign) and last_name(node.targets[0]) == "_fields_":
            for one in ast.walk(node.value):
                if isinstance(one, ast.Constant) and isinstance(one.value, str):
                    yield one.value


def under_lock(module: Module, node: ast.AST) -> bool:
    """Tell whether a statement stands in a ``with`` of a lock, or after acquire."""
    for one in module.above(node):
        if isinstance(one, ast.With):
            return True
        if isinstance(one, Function):
            calls = (each for each in ast.walk(one) if isinstance(each, ast.Call))
            return any(last_name(call.func) == "acquire" for call in calls)
    return False


def run_time_state(module: Module) -> Iterator[Finding]:
    """Find each change of a global in main, and each name that a worker reads."""
    for name, node in [*stores(module), *context_changes(module)]:
        yield module.finding("changes", node, name)
    everywhere = [one for one in ast.walk(module.tree) if isinstance(one, Function)]
    for function in everywhere:
        what = "worker-reads" if function in module.in_workers else "function-reads"
        for one in ast.walk(function) if function.name != "main" else ():
            if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load):
                yield Finding(what, one.lineno, one.id)
            elif isinstance(one, ast.Attribute) and isinstance(one.ctx, ast.Load):
                yield Finding(what, one.lineno, f".{one.attr}")


LOOKERS = (
    run_time_state,
    shared_at_module_level,
    changed_in_main,
    settings,
    changed_by_worker,
    changed_self,
    nested,
    lost_update,
)
