"""Print which private names of multiprocessing are not there."""

import importlib
import json
import multiprocessing as mp
import multiprocessing.pool
import operator
import subprocess
import sys
from concurrent import futures
from types import ModuleType
from typing import Any


def import_from_windows() -> None:
    """Let the module that starts processes on Windows be imported elsewhere."""
    windows: Any = subprocess
    windows.STARTUPINFO = windows.STARTF_FORCEOFFFEEDBACK = None
    sys.modules |= {name: ModuleType(name) for name in ("_winapi", "msvcrt")}
    importlib.import_module("multiprocessing.popen_spawn_win32")


if sys.platform != "win32":
    import_from_windows()
missing = []
pins, expressions = json.loads(sys.argv[1])
for short, name in pins:
    others = short.startswith(("concurrent.", "subprocess"))
    module = short if others else f"multiprocessing.{short}"
    try:
        operator.attrgetter(name)(importlib.import_module(module))
    except (ImportError, AttributeError):
        missing.append(f"{module}: {name}")
for expression in expressions:
    try:
        eval(expression, {"mp": mp, "futures": futures})
    except AttributeError:
        missing.append(expression)
print(json.dumps(missing))
