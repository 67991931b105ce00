"""Name a thing after the variable, attribute or argument that it was made as.

The recorder notes only where the call stands in its source, which costs a run
nothing; the source is read here, when the run is over.
"""

import ast
import functools
from collections.abc import Sequence
from pathlib import Path

Place = tuple[int, int, int, int]  # first and last line, first and last column
ELEMENTS = (
    ast.ListComp,
    ast.SetComp,
    ast.GeneratorExp,
    ast.DictComp,
    ast.comprehension,
)
CONTAINERS = (ast.Tuple, ast.List, ast.Set, ast.Dict, *ELEMENTS)
ADDERS = ("append", "add")


def find_name(path: str, place: Sequence[str]) -> str:
    """Return the name given to what is made at a place, or nothing."""
    try:
        first, last, left, right = map(int, place)
        calls = find_calls(Path(path))
    except (ValueError, OSError, SyntaxError):
        return ""
    chain = calls.get((first, last, left, right))
    return climb(chain) if chain else ""


@functools.cache
def find_calls(path: Path) -> dict[Place, list[ast.AST]]:
    """Return each call of a file by its place, followed by what stands around it."""
    found: dict[Place, list[ast.AST]] = {}

    def visit(node: ast.AST, around: list[ast.AST]) -> None:
        chain = [node, *around]
        if isinstance(node, ast.Call):
            end, right = node.end_lineno or 0, node.end_col_offset or 0
            found[node.lineno, end, node.col_offset, right] = chain
        for child in ast.iter_child_nodes(node):
            visit(child, chain)

    visit(ast.parse(path.read_bytes()), [])
    return found


def climb(chain: list[ast.AST]) -> str:
    """Go outwards from a call until something gives it a name."""
    node, part, inside = chain[0], "", False
    for place, outer in enumerate(chain[1:], 1):
        match outer:
            case ast.Assign(targets=[target]) | ast.AnnAssign(target=target):
                return join_names(
                    pick_name(target, outer.value, chain[place - 2]), part
                )
            case (
                ast.NamedExpr(target=target)
                | ast.withitem(optional_vars=ast.expr() as target)
            ):
                return join_names(name_target(target), part)
            case ast.Dict() if node in outer.values:
                key = outer.keys[outer.values.index(node)]
                if isinstance(key, ast.Constant):
                    return str(key.value)
            case ast.keyword(arg=str(word)):
                if inside:
                    return ""  # one of several arguments for somebody else
                part = word
            case ast.Call(func=ast.Attribute(value=base, attr=attr)) if attr in ADDERS:
                return name_target(base)
            case ast.Call(
                func=ast.Name(id="Condition") | ast.Attribute(attr="Condition")
            ):
                return ""  # it is the condition's
            case ast.Call() if part and place + 1 < len(chain):
                if not isinstance(chain[place + 1], ast.Assign | ast.AnnAssign):
                    return part
            case ast.stmt():
                return part
        inside = inside or isinstance(outer, CONTAINERS)
        node = outer
    return part


def join_names(name: str, part: str) -> str:
    """Write a thing's name behind that of the object it belongs to."""
    return f"{name}.{part}" if name and part else name or part


def pick_name(target: ast.expr, value: ast.AST | None, element: ast.AST) -> str:
    """Return a target's name; of several, the one for this element."""
    match target, value:
        case ast.Tuple(elts=targets), ast.Tuple(elts=values) if element in values:
            if len(targets) == len(values):
                return name_target(dict(zip(values, targets, strict=True))[element])
    return name_target(target)


def name_target(target: ast.expr) -> str:
    """Return the name of what is assigned to."""
    match target:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Subscript(slice=ast.Constant(value=str(key))):
            return key
        case ast.Subscript(value=base) | ast.Starred(value=base):
            return name_target(base)
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            return "/".join(filter(None, map(name_target, parts)))
    return ""
