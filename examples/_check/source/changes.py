"""What a worker changes: its own copy, or what is shared and has no lock."""

import ast
from collections.abc import Iterator

from .module import (
    PROCESS,
    REPEATED,
    SHARED,
    Finding,
    Function,
    Module,
    last_name,
)
from .state import MUTATORS, changed_names, declared_globals, module_names

PLAIN = {"list", "dict", "set", "defaultdict", "Counter", "deque", "int", "OrderedDict"}


def changed_by_worker(module: Module) -> Iterator[Finding]:
    """Find what a worker changes in a copy: a global, or an argument."""
    given = {name for one in module.initializers for name in declared_globals(one)}
    at_import, shared = module_names(module) - given, set(module.assigned(SHARED))
    for worker in module.workers.values():
        if worker in module.initializers:
            continue
        arguments = {one.arg for one in worker.args.args}
        declared = declared_globals(worker)
        own = stored_names(worker) - declared
        for name, node in changes_in(worker):
            if name in shared or name in module.imported or name in own - arguments:
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


def stored_names(function: Function) -> set[str]:
    """Return the names that a function gives a value: its own, unless declared."""
    return {
        one.id
        for one in ast.walk(function)
        if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)
    }


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


def is_plain_store(node: ast.stmt, name: str) -> bool:
    """Tell whether a statement gives a name a new value, and changes nothing."""
    targets = getattr(node, "targets", None) or [getattr(node, "target", None)]
    parts = [part for one in targets for part in getattr(one, "elts", [one])]
    return any(isinstance(one, ast.Name) and one.id == name for one in parts)


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
            if put_back(module, node, name):
                continue
            yield module.finding("nested-change", node, name)


def put_back(module: Module, node: ast.AST, name: str) -> bool:
    """Tell whether the function assigns the changed item to its place again."""
    function = module.function_of(node) or module.tree
    return any(
        isinstance(one, ast.Assign)
        and isinstance(one.targets[0], ast.Subscript)
        and ast.unparse(one.value) == name
        for one in ast.walk(function)
    )


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
            if has_one_writer(module, node):
                continue
            target = node.target
            shared = module.assigned({"Array", "RawArray"})
            fields = {*structure_fields(module), *value_properties(module)}
            shared_fields = {"value", *fields}
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
                if name in shared or module.makers.get(name) in ("dict", "list"):
                    yield Finding("lost-update", node.lineno, name, ast.unparse(node))


def has_one_writer(module: Module, node: ast.AST) -> bool:
    """Tell whether a statement is in the target of one process, and nowhere else."""
    function = module.function_of(node)
    name = function.name if function else ""
    users = [
        one
        for one in ast.walk(module.tree)
        if name in (getattr(one, "id", ""), getattr(one, "attr", ""))
    ]
    if len(users) != 1 or name not in module.workers:
        return False
    above, started = module.parents.get(users[0]), False
    while above is not None and not isinstance(above, REPEATED):
        if isinstance(above, ast.Call) and last_name(above.func) in PROCESS:
            started = True
        above = module.parents.get(above)
    return started and above is None


def is_own_place(module: Module, target: ast.Subscript) -> bool:
    """Tell whether a worker changes the place that it was given: ``slots[number]``."""
    function = module.function_of(target)
    given = [one.arg for one in function.args.args] if function else []
    return ast.unparse(target.slice) in given


def value_properties(module: Module) -> Iterator[str]:
    """Yield the names of properties that store into a shared Value."""
    for node in ast.walk(module.tree):
        if isinstance(node, Function):
            setter = any(last_name(one) == "setter" for one in node.decorator_list)
            if setter and any(last_name(one) == "value" for one in ast.walk(node)):
                yield node.name


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


LOOKERS = (
    changed_by_worker,
    changed_self,
    nested,
    lost_update,
)
