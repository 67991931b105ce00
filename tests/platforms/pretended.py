"""Take away what another platform lacks: ``pytest -p tests.platforms.pretended``.

With ``--pretend=win32`` (or darwin) modules are imported and tests are collected as
they would be there. What the platform lacks is read from the stubs that mypy has of
the standard library. Nothing is run as on that platform.
"""

import ast
import importlib
import multiprocessing.context
import pkgutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import ModuleType, SimpleNamespace

import mypy
import pytest

ROOT = Path(__file__).parents[2]
STUBS = Path(mypy.__file__).parent / "typeshed" / "stdlib"
DIFFERENT = ("mmap", "os", "select", "signal", "socket", "time")
UNIX = ("fcntl", "grp", "posix", "pty", "pwd", "resource", "syslog", "termios", "tty")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pretend", metavar="PLATFORM", default="win32")


def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Pretend before the first file of ours is imported."""
    import_all_but_ours()
    pretend(early_config.known_args_namespace.pretend)


def import_all_but_ours() -> None:
    """Import what our files need, which may ask for the platform while it is loaded."""
    names = {f"multiprocessing.{module.name}" for module in submodules()}
    for folder in ("conf", "examples", "tests"):
        for path in (ROOT / folder).rglob("*.py"):
            names |= imported(ast.parse(path.read_bytes()))
    ours = {path.stem for path in ROOT.rglob("conf/**/*.py")} | {"examples", "tests"}
    for name in sorted(names):
        if name.partition(".")[0] not in ours:
            with suppress(ImportError):
                importlib.import_module(name)


def submodules() -> Iterator[pkgutil.ModuleInfo]:
    return pkgutil.iter_modules(multiprocessing.__path__)


def imported(tree: ast.Module) -> set[str]:
    """Return the full names of the modules that a module imports."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return names


def pretend(platform: str) -> None:
    """Give a poorer standard library to whatever is imported from now on."""
    for name in DIFFERENT:
        module, gone = copy_of(name), there(name, sys.platform) - there(name, platform)
        for attribute in gone & vars(module).keys():
            delattr(module, attribute)
        sys.modules[name] = module
    sys.modules["sys"] = copy_of("sys")
    sys.modules["sys"].platform = platform  # type: ignore[attr-defined]
    if platform == "win32":
        sys.modules |= dict.fromkeys(UNIX)  # to import one is an error
        offer_spawn_only()


def copy_of(name: str) -> ModuleType:
    """Return a module like another, which stays whole for those who have it."""
    copy = ModuleType(name)
    vars(copy).update(vars(importlib.import_module(name)))
    return copy


def offer_spawn_only() -> None:
    """Leave multiprocessing the start method that Windows has."""
    contexts = multiprocessing.context._concrete_contexts
    multiprocessing.context._default_context._default_context = contexts["spawn"]
    del contexts["fork"], contexts["forkserver"]
    multiprocessing.get_all_start_methods = lambda: ["spawn"]


def there(module: str, platform: str) -> set[str]:
    """Return the names that a module of the standard library has on a platform."""
    path = STUBS / f"{module}.pyi"
    stub = path if path.is_file() else STUBS / module / "__init__.pyi"
    tree = ast.parse(stub.read_text(encoding="utf-8"))
    return {name for node in on(platform, tree.body) for name in names_in(node)}


def on(platform: str, body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield the statements that hold on a platform, in this version of Python."""
    for node in body:
        if isinstance(node, ast.If):
            branch = node.body if holds(node.test, platform) else node.orelse
            yield from on(platform, branch)
        else:
            yield node


def holds(test: ast.expr, platform: str) -> bool:
    """Tell whether a condition of a stub is true on a platform."""
    system = SimpleNamespace(platform=platform, version_info=sys.version_info)
    return bool(eval(ast.unparse(test), {"sys": system}))


def names_in(node: ast.stmt) -> Iterator[str]:
    """Yield the names that a statement of a stub defines."""
    match node:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.AnnAssign(target=ast.Name(id=name)):
            yield name
        case ast.Assign(targets=targets):
            yield from (each.id for each in targets if isinstance(each, ast.Name))
        case ast.ImportFrom(names=names):
            yield from (alias.asname or alias.name for alias in names)
