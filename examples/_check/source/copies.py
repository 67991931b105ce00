"""Values that are not what they were once they have been copied to another process."""

import ast
import re
from collections.abc import Iterator

from .module import (
    PROCESS,
    SENDERS,
    SHARED,
    Finding,
    Function,
    Module,
    last_name,
)
from .state import declared_globals

HIDDEN = {  # attributes of a Process that are multiprocessing's own
    *("_config", "_identity", "_parent_pid", "_parent_name", "_popen", "_closed"),
    *("_target", "_args", "_kwargs", "_name", "_start_method", "_bootstrap"),
}
GENERATORS = ("Random", "default_rng", "RandomState")
WRITERS = ("write", "writelines", "writerow", "writerows", "dump", "print")
CHANGERS = ("pop", "popitem", "clear", "update", "setdefault")  # methods of a dict
SETTABLE = {"daemon", "name", "authkey"}  # attributes of a Process that a program sets


def sentinels(module: Module) -> Iterator[Finding]:
    """Find ``END = object()`` that is compared by ``is``: a copy is another object."""
    made = {
        ast.unparse(target): node
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Assign) and ast.unparse(node.value) == "object()"
        for target in node.targets
    }
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Compare) and isinstance(
            node.ops[0], ast.Is | ast.IsNot
        ):
            names = {ast.unparse(one) for one in (node.left, *node.comparators)}
            for name in sorted(names & set(made)):
                yield module.finding("object-sentinel", node, name)
    for call in module.calls:
        given = {ast.unparse(one) for one in call.args} & set(made)
        if given and last_name(call.func) in ("put", "put_nowait", "send"):
            yield module.finding("sent-sentinel", call, "")


def hashes(module: Module) -> Iterator[Finding]:
    """Find ``hash(…)``, which is another for the same text in another interpreter."""
    for call in module.calls:
        if isinstance(call.func, ast.Name) and call.func.id == "hash":
            yield module.finding("uses-hash", call, ast.unparse(call))


def views(module: Module) -> Iterator[Finding]:
    """Find a ctypes object that looks into shared memory, and is copied if sent."""
    for call in module.calls:
        if last_name(call.func) in ("from_buffer", "frombuffer"):
            yield module.finding("view-of-memory", call, ast.unparse(call.func))


def generators(module: Module) -> Iterator[Finding]:
    """Find one random generator that main makes, and workers use as it is."""
    used = [
        ast.unparse(one)
        for worker in module.in_workers
        for one in ast.walk(worker)
        if isinstance(one, ast.Name | ast.Attribute)
    ]
    given = {
        name.id
        for call in module.calls
        if last_name(call.func) in {*PROCESS, *SENDERS, "partial"}
        for part in [*call.args, *(one.value for one in call.keywords)]
        for name in ast.walk(part)
        if isinstance(name, ast.Name)
    }
    for name, node in generators_made(module):
        in_worker = module.function_of(node) in module.in_workers
        seeded = f"{name}.seed" in used or "pid" in ast.unparse(node.value)
        if not in_worker and not seeded and (name in used or name in given):
            yield module.finding("shared-generator", node, name)


def generators_made(module: Module) -> Iterator[tuple[str, ast.Assign]]:
    """Yield each name to which a new generator is assigned: ``rng or Random()``."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Assign) and any(
            isinstance(one, ast.Call) and last_name(one.func) in GENERATORS
            for one in ast.walk(node.value)
        ):
            yield from ((ast.unparse(target), node) for target in node.targets)


def hidden_attributes(module: Module) -> Iterator[Finding]:
    """Find a subclass of Process that overwrites what Process needs itself."""
    for one in process_classes(module):
        for node in ast.walk(one):
            if not isinstance(node, ast.Attribute) or node.attr not in HIDDEN:
                continue
            if isinstance(node.ctx, ast.Store) and last_name(node.value) == "self":
                yield module.finding("hides-attribute", node, f"self.{node.attr}")


def process_classes(module: Module) -> Iterator[ast.ClassDef]:
    """Yield the program's subclasses of Process."""
    for one in module.classes.values():
        if any(last_name(base) in PROCESS for base in one.bases):
            yield one


def attributes_on_process(module: Module) -> Iterator[Finding]:
    """Find ``process.start = wrapper``: the whole object is pickled with it."""
    names = {*module.assigned(PROCESS), "proc", "process"}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Attribute):
            target = node.targets[0]
            if ast.unparse(target.value) in names and target.attr not in SETTABLE:
                name = ast.unparse(target)
                yield module.finding("attribute-on-process", node, name)


def subclasses_of_shared(module: Module) -> Iterator[Finding]:
    """Find a subclass of Queue or Lock with attributes, which pickling leaves out."""
    for one in module.classes.values():
        if any(last_name(base) in SHARED for base in one.bases):
            for node in ast.walk(one):
                if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                    yield module.finding("subclass-of-shared", node, one.name)
                    break


def open_files(module: Module) -> Iterator[Finding]:
    """Find a file that is written, and not flushed, while processes are started."""
    starts = [one for one in module.calls if last_name(one.func) in ("start", "submit")]
    starts += [one for one in module.calls if last_name(one.func) in SENDERS]
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.With | ast.Assign):
            continue
        call = (
            node.value if isinstance(node, ast.Assign) else node.items[0].context_expr
        )
        if not isinstance(call, ast.Call) or last_name(call.func) != "open":
            continue
        modes = [one.value for one in call.args if isinstance(one, ast.Constant)]
        writes = any(isinstance(mode, str) and mode[:1] in "wax" for mode in modes)
        written = [one for one in module.calls if last_name(one.func) in WRITERS]
        inside = any(
            node.lineno < one.lineno < start.lineno
            and module.function_of(one) is module.function_of(start)
            for one in written
            for start in starts
        )
        if writes and inside and not module.runs_in_worker(node):
            yield module.finding("open-while-starting", node, "")


def getattr_methods(module: Module) -> Iterator[Finding]:
    """Find ``__getattr__``, which pickle asks before the object has its attributes."""
    for one in module.classes.values():
        for method in one.body:
            if isinstance(method, Function) and method.name == "__getattr__":
                yield module.finding("has-getattr", method, one.name)


def rebuilders(module: Module) -> Iterator[Finding]:
    """Find a class with a way of its own to be rebuilt, or to be dropped."""
    for one in module.classes.values():
        for method in one.body:
            name = getattr(method, "name", "")
            if name in ("__setstate__", "__reduce__", "__reduce_ex__", "__del__"):
                yield module.finding("rebuilds-itself", method, one.name)


def own_states(module: Module) -> Iterator[Finding]:
    """Find ``__getstate__`` that changes the object's own attributes, and no copy."""
    for one in module.classes.values():
        for method in one.body:
            if getattr(method, "name", "") != "__getstate__":
                continue
            own = {"self.__dict__": method, "vars(self)": method}
            for node in ast.walk(method):
                if isinstance(node, ast.Assign) and ast.unparse(node.value) in own:
                    own |= {ast.unparse(target): node for target in node.targets}
            for name, node in changes_of_items(method):
                if name in own:
                    line = module.line(own[name])
                    copied = re.sub(
                        r"vars\(self\)|self\.__dict__", r"\g<0>.copy()", line
                    )
                    after = copied if copied != line else ""
                    place = own[name] if after else node
                    yield module.finding("own-state", place, one.name, after)
                    break


def changes_of_items(function: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Yield what a function takes items out of, or puts items into."""
    for node in ast.walk(function):
        if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
            yield ast.unparse(node.value), node
        method = node.func if isinstance(node, ast.Call) else None
        if isinstance(method, ast.Attribute) and method.attr in CHANGERS:
            yield ast.unparse(method.value), node


def lost_blocks(module: Module) -> Iterator[Finding]:
    """Find a buffer that is kept, of a SharedMemory object that is not."""
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Call):
            continue
        function = module.function_of(node)
        if function is None or last_name(node.value.func) != "SharedMemory":
            continue
        block = ast.unparse(node.targets[0])
        others = {
            getattr(module.parents[one], "attr", "")
            for one in ast.walk(function)
            if isinstance(one, ast.Name) and one.id == block
            if isinstance(one.ctx, ast.Load)
        }
        if others <= {"buf", "size", "name"} and keeps_view(function, f"{block}.buf"):
            yield module.finding("lost-block", node, block)


def keeps_view(function: Function, buffer: str) -> bool:
    """Tell whether a function returns a view of a buffer, or stores it elsewhere."""
    outside = declared_globals(function)
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            names = [getattr(one, "id", None) for one in node.targets]
            inside = all(name and name not in outside for name in names)
        else:
            inside = not isinstance(node, ast.Return)
        value = None if inside else getattr(node, "value", None)
        parts = getattr(value, "elts", [value] if value else [])
        if any(is_view(part, buffer) for part in parts):
            return True
    return False


def is_view(node: ast.AST, buffer: str) -> bool:
    """Tell whether an expression is a buffer, or an array that does not hold it open.

    Slices, and what ``frombuffer`` returns, do.
    """
    if isinstance(node, ast.Call) and last_name(node.func) == "ndarray":
        given = [*node.args, *(one.value for one in node.keywords)]
        return any(ast.unparse(one).startswith(buffer) for one in given)
    return ast.unparse(node) == buffer


LOOKERS = (
    own_states,
    lost_blocks,
    rebuilders,
    sentinels,
    hashes,
    views,
    generators,
    hidden_attributes,
    attributes_on_process,
    subclasses_of_shared,
    open_files,
    getattr_methods,
)
