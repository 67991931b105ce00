"""A program's syntax tree, and where in it things are made and used."""

import ast
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

PROCESS = {"Process"}
POOLS = {"Pool", "ProcessPoolExecutor"}
THREAD_POOLS = {"ThreadPool", "ThreadPoolExecutor"}
PROCESS_POOLS = {"Pool", "ProcessPoolExecutor"}
STARTERS = {*PROCESS, *PROCESS_POOLS, "Manager", "SyncManager", "BaseManager"}
SENDERS = {  # methods of a pool: where the function stands among the arguments
    **dict.fromkeys(("map", "imap", "imap_unordered", "map_async", "starmap"), 0),
    **dict.fromkeys(("starmap_async", "apply", "apply_async", "submit"), 0),
}
SHARED = {
    *("Lock", "RLock", "Semaphore", "BoundedSemaphore", "Condition", "Event"),
    *("Barrier", "Queue", "SimpleQueue", "JoinableQueue", "Value", "Array"),
}
REPEATED = (ast.For, ast.While, ast.ListComp, ast.GeneratorExp, ast.SetComp)
Function = ast.FunctionDef | ast.AsyncFunctionDef


class Finding(NamedTuple):
    """Something in the source that may be part of a fault."""

    id: str
    line: int
    name: str = ""  # what it is about, in the program's own words
    before: str = ""  # the line or expression as it stands
    after: str = ""  # and as it would be right
    file: str = ""  # of another module than the program's first


class Module:
    """A parsed program, with the questions that are asked about it."""

    def __init__(self, tree: ast.Module, text: str) -> None:
        self.tree, self.lines = tree, text.splitlines()
        self.given: set[str] = set()  # what any module gives to a process or a pool
        self.parents = {
            child: node
            for node in ast.walk(tree)
            for child in ast.iter_child_nodes(node)
        }

    def finding(self, what: str, node: ast.AST, name: str, after: str = "") -> Finding:
        """Return a finding at a node, with the line that it stands on."""
        return Finding(what, getattr(node, "lineno", 0), name, self.line(node), after)

    def line(self, node: ast.AST) -> str:
        """Return the line that a node stands on, without its indentation."""
        number = getattr(node, "lineno", 0)
        return self.lines[number - 1].strip() if 0 < number <= len(self.lines) else ""

    def in_bare_parentheses(self, node: ast.expr) -> bool:
        """Tell whether an expression that is no tuple stands in parentheses."""
        if isinstance(node, ast.Tuple | ast.List):
            return False
        text = self.lines[node.lineno - 1].encode()
        before, after = text[: node.col_offset], text[node.end_col_offset or 0 :]
        opens = before.rstrip().endswith((b"=(", b", (", b",("))
        if opens and after.lstrip().startswith(b")"):
            return True
        return isinstance(node, ast.Constant | ast.JoinedStr) or (
            isinstance(node, ast.BinOp) and any(map(is_text, ast.walk(node)))
        )

    def above(self, node: ast.AST) -> Iterator[ast.AST]:
        """Yield what a node stands in, the nearest first."""
        while node in self.parents:
            node = self.parents[node]
            yield node

    def function_of(self, node: ast.AST) -> Function | None:
        """Return the function that a node stands in."""
        return next(
            (one for one in self.above(node) if isinstance(one, Function)), None
        )

    @cached_property
    def calls(self) -> list[ast.Call]:
        """Return every call."""
        return [node for node in ast.walk(self.tree) if isinstance(node, ast.Call)]

    @cached_property
    def functions(self) -> dict[str, Function]:
        """Return every function at module level, by its name."""
        return {one.name: one for one in self.tree.body if isinstance(one, Function)}

    @cached_property
    def classes(self) -> dict[str, ast.ClassDef]:
        """Return every class at module level, by its name."""
        return {
            one.name: one for one in self.tree.body if isinstance(one, ast.ClassDef)
        }

    @cached_property
    def imported(self) -> dict[str, str]:
        """Return what each imported name stands for: ``{"mp": "multiprocessing"}``."""
        found = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for one in node.names:
                    found[one.asname or one.name.partition(".")[0]] = one.name
            elif isinstance(node, ast.ImportFrom):
                for one in node.names:
                    found[one.asname or one.name] = f"{node.module}.{one.name}"
        return found

    @cached_property
    def uses_processes(self) -> bool:
        """Tell whether it imports what starts processes."""
        names = self.imported.values()
        return any(
            name.startswith(("multiprocessing", "concurrent.futures")) for name in names
        )

    @cached_property
    def guards(self) -> list[ast.stmt]:
        """Return every ``if __name__ == "__main__"``, however it is written."""
        return [one for one in self.tree.body if is_guard(one)]

    def guarded(self, node: ast.AST) -> bool:
        """Tell whether a node stands under the guard."""
        return any(one in self.guards for one in self.above(node))

    def at_module_level(self, node: ast.AST) -> bool:
        """Tell whether a node runs when the module is imported."""
        inside = (*Function.__args__, ast.Lambda)
        return not any(isinstance(one, inside) for one in self.above(node)) and (
            not self.guarded(node)
        )

    @cached_property
    def makers(self) -> dict[str, str]:
        """Return what each name was made by: ``with Pool() as p`` gives p: Pool."""
        found: dict[str, str] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
                found |= {
                    ast.unparse(one): self.maker(node.value) for one in node.targets
                }
            for item in getattr(node, "items", []):
                made = getattr(item, "context_expr", None)
                if isinstance(made, ast.Call) and item.optional_vars:
                    found[ast.unparse(item.optional_vars)] = self.maker(made)
        return found

    def maker(self, call: ast.Call) -> str:
        """Return the name of what a call makes; a pool of threads is a ThreadPool."""
        first = ast.unparse(call.func).partition(".")[0]
        dummy = "multiprocessing.dummy" in self.imported.get(first, "")
        return "ThreadPool" if dummy else last_name(call.func)

    def starts_process(self, call: ast.Call) -> bool:
        """Tell whether a call makes a Process, and no class of the program's own."""
        own = self.classes.get(last_name(call.func))
        return last_name(call.func) in PROCESS and (
            own is None or any(last_name(base) in PROCESS for base in own.bases)
        )

    def for_threads(self, call: ast.Call) -> bool:
        """Tell whether a call starts, or is of, a pool of threads."""
        if self.maker(call) in THREAD_POOLS:
            return True
        func = call.func
        owner = ast.unparse(func.value) if isinstance(func, ast.Attribute) else ""
        return self.makers.get(owner, "") in THREAD_POOLS

    @cached_property
    def workers(self) -> dict[str, Function]:
        """Return the module's functions that are given to a process or a pool."""
        found: dict[str, Function] = {}
        for call in self.calls:
            target = None if self.for_threads(call) else given_function(call)
            if isinstance(target, ast.Name) and target.id in self.functions:
                found[target.id] = self.functions[target.id]
            elif isinstance(target, ast.Attribute):  # a method of an object
                found |= self.methods(target.attr)
        found |= {name: self.functions[name] for name in self.given & {*self.functions}}
        for name, one in self.classes.items():
            if any(last_name(base) == "Process" for base in one.bases):
                found |= self.methods("run", {name})
        return found

    def methods(self, wanted: str, classes: Iterable[str] = ()) -> dict[str, Function]:
        """Return the methods of a name in some classes of the module, or in all."""
        return {
            f"{name}.{one.name}": one
            for name in classes or self.classes
            for one in self.classes[name].body
            if isinstance(one, Function) and one.name == wanted
        }

    @cached_property
    def initializers(self) -> list[Function]:
        """Return the functions that run first in each worker of a pool."""
        names = [keyword(call, "initializer") for call in self.calls]
        return [
            self.functions[one.id]
            for one in names
            if isinstance(one, ast.Name) and one.id in self.functions
        ]

    @cached_property
    def in_workers(self) -> list[Function]:
        """Return the workers, and what they call of the module's own functions."""
        found, names = list(self.workers.values()), set(self.workers)
        for function in found:
            for node in ast.walk(function):
                name = last_name(node.func) if isinstance(node, ast.Call) else ""
                found += self.called(name, names)
            for decorator in function.decorator_list:
                call = decorator.func if isinstance(decorator, ast.Call) else decorator
                found += self.called(last_name(call), names)
        return found

    def called(self, name: str, known: set[str]) -> Iterable[Function]:
        """Return the functions that a call of a name may run, but for known names."""
        if not name or name in known:
            return []
        known.add(name)
        if name in self.functions:
            return [self.functions[name]]
        if name in self.classes:
            return self.methods("__init__", {name}).values()
        return self.methods(name).values()

    def runs_in_worker(self, node: ast.AST) -> bool:
        """Tell whether a node stands in what a worker runs."""
        return any(one in self.in_workers for one in self.above(node))

    def assigned(self, kinds: set[str]) -> dict[str, ast.Assign]:
        """Return the names that are assigned a call of these: ``q = ctx.Queue()``."""
        found: dict[str, ast.Assign] = {}
        for node in ast.walk(self.tree):
            if (
                isinstance(node, ast.Assign)
                and isinstance(node.value, ast.Call)
                and last_name(node.value.func) in kinds
            ):
                found |= {ast.unparse(target): node for target in node.targets}
        return found


def is_guard(node: ast.stmt) -> bool:
    """Tell whether a statement tests whether ``__name__`` is ``"__main__"``.

    So does ``__name__ == "__main__" and main()``.
    """
    test = getattr(node, "test", None)
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.BoolOp):
        test = node.value.values[0]
    if not isinstance(node, ast.If | ast.Expr) or test is None:
        return False
    words = {getattr(one, "id", getattr(one, "value", None)) for one in ast.walk(test)}
    return {"__name__", "__main__"} <= {word for word in words if isinstance(word, str)}


def is_text(node: ast.AST) -> bool:
    """Tell whether a node is a string."""
    return isinstance(getattr(node, "value", None), str)


def last_name(node: ast.AST) -> str:
    """Return the last part of a dotted name: Process of ``mp.Process``."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def keyword(call: ast.Call, name: str) -> ast.expr | None:
    """Return the value of a keyword argument."""
    return next((one.value for one in call.keywords if one.arg == name), None)


def given_function(call: ast.Call) -> ast.expr | None:
    """Return the function that a call gives to a process or a pool."""
    name = last_name(call.func)
    if name in PROCESS:
        target = keyword(call, "target")
        return target or (call.args[1] if len(call.args) > 1 else None)
    if name in SENDERS and isinstance(call.func, ast.Attribute):
        return call.args[0] if call.args else keyword(call, "func")
    return keyword(call, "initializer") if name in POOLS else None


def names_in(node: ast.AST) -> set[str]:
    """Return every name that is read below a node."""
    return {
        one.id
        for one in ast.walk(node)
        if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load)
    }
