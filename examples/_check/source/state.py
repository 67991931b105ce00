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
PATCHERS = {"patch", "object", "setattr", "MagicMock", "Mock"}


def shared_at_module_level(module: Module) -> Iterator[Finding]:
    """Find a lock or queue that each child makes anew when it imports the module."""
    used = {name for worker in module.in_workers for name in names_in(worker)}
    of_class = {
        one.attr
        for worker in module.in_workers
        for one in ast.walk(worker)
        if isinstance(one, ast.Attribute)
    }
    for name, node in module.assigned(SHARED).items():
        ours = module.at_module_level(node) and comes_from_processes(module, node)
        in_class = isinstance(module.parents[node], ast.ClassDef)
        if ours and name in (of_class if in_class else used):
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


def declared_globals(function: Function) -> set[str]:
    """Return the names that a function declares as global."""
    return {
        name
        for one in ast.walk(function)
        if isinstance(one, ast.Global)
        for name in one.names
    }


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
        if text in ("sys.path.remove", "sys.path.pop"):
            yield module.finding("path-removed", call, "sys.path")
        if (text.startswith("os.environ.") and name in MUTATORS) or text == "os.putenv":
            yield module.finding("set-environ", call, "os.environ")
        if mocks and name in PATCHERS:
            yield module.finding("patched", call, patched_name(call))
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Assign) and in_main_only(module, node):
            target = ast.unparse(node.targets[0])
            if target in ("sys.path", "sys.path[:]"):
                yield module.finding("path-removed", node, "sys.path")
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


def run_time_state(module: Module) -> Iterator[Finding]:
    """Find each change of a global in main, and each name that a worker reads."""
    for name, node in [*stores(module), *context_changes(module)]:
        yield module.finding("changes", node, name)
    for made in ast.walk(module.tree):
        if isinstance(made, ast.Assign) and module.at_module_level(made):
            yield module.finding("defines", made, ast.unparse(made.targets[0]))
    everywhere = [one for one in ast.walk(module.tree) if isinstance(one, Function)]
    for function in everywhere:
        what = "worker-reads" if function in module.in_workers else "function-reads"
        own = own_names(function)
        for one in ast.walk(function) if function.name != "main" else ():
            if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load):
                if one.id not in own:
                    yield Finding(what, one.lineno, one.id)
            elif isinstance(one, ast.Attribute) and isinstance(one.ctx, ast.Load):
                yield Finding(what, one.lineno, f".{one.attr}")


def own_names(function: Function) -> set[str]:
    """Return a function's parameters and local names, which hide globals."""
    named = {one.arg for one in ast.walk(function.args) if isinstance(one, ast.arg)}
    stored = {
        one.id
        for one in ast.walk(function)
        if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)
    }
    return (named | stored) - declared_globals(function)


LOOKERS = (
    run_time_state,
    shared_at_module_level,
    changed_in_main,
    settings,
)
