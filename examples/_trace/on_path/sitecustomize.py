"""Start what watches this interpreter, then what would have been started instead.

Python imports the first ``sitecustomize`` it finds. This one stands first for one
run, by PYTHONPATH, and hands over to the next, so that nothing else is different.
"""

import os
import sys

WATCH = {"PROCESSES_TRACE": "trace_recorder", "PROCESSES_CHECK": "check_observer"}

_folders = {os.path.dirname(__file__)}  # noqa: PTH120 (pathlib takes long to import)
for _variable, _name in WATCH.items():
    if _variable in os.environ:
        _module = __import__(_name)
        _module.install()
        _folders.add(os.path.dirname(str(_module.__file__)))  # noqa: PTH120

sys.path[:] = [folder for folder in sys.path if folder not in _folders]
_ours = sys.modules.pop("sitecustomize")
try:
    import sitecustomize  # type: ignore[import-not-found]  # noqa: F401
except ImportError as _error:
    if _error.name != "sitecustomize":
        raise
    sys.modules["sitecustomize"] = _ours
