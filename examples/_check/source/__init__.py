"""What a program's source shows of its faults: evidence, and never a verdict alone.

``look`` returns the findings; each has an id that ``causes.toml`` names.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from . import calls, changes, copies, order, state
from .module import Finding, Module, given_function, last_name

LOOKERS = (
    *(*calls.LOOKERS, *state.LOOKERS, *changes.LOOKERS),
    *(*order.LOOKERS, *copies.LOOKERS),
)
MOST = 40  # files of a program that are read


def look(path: Path) -> list[Finding]:
    """Return what the syntax trees of a program's files show, the first file first.

    A file that can't be read or parsed shows nothing: Python itself says why.
    """
    modules = read(path)
    given = {
        last_name(target)
        for module in modules.values()
        for call in module.calls
        if (target := given_function(call)) is not None
    }
    found: dict[Finding, None] = {}
    for file, module in modules.items():
        module.given = given
        name = "" if file == path else file.name
        here = {one for looker in LOOKERS for one in looker(module)}
        for one in sorted(here, key=lambda one: (one.line, one.id)):
            found[one._replace(file=name)] = None
    return list(found)


def read(path: Path) -> dict[Path, Module]:
    """Parse a program's file, and those of its folder that it imports."""
    found: dict[Path, Module] = {}
    wanted = [path]
    for file in wanted:
        if file in found or len(found) == MOST:
            continue
        try:
            text = file.read_bytes()
            module = Module(ast.parse(text), text.decode("utf-8", "replace"))
        except (OSError, SyntaxError, ValueError, RecursionError):
            continue
        found[file] = module
        wanted += imports(module, file)
    return found


def imports(module: Module, file: Path) -> Iterator[Path]:
    """Yield the files of the same folder, or one below it, that a module imports."""
    for node in ast.walk(module.tree):
        names = []
        if isinstance(node, ast.Import):
            names = [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = f"{node.module}." if node.module else ""
            names = [node.module or "", *(base + one.name for one in node.names)]
        for name in filter(None, names):
            place = file.parent.joinpath(*name.split("."))
            yield from (
                one
                for one in (place.with_suffix(".py"), place / "__init__.py")
                if one.is_file()
            )
