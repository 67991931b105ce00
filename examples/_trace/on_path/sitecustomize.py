"""Start the recorder in this interpreter, then what would have been started instead.

Python imports the first ``sitecustomize`` it finds. This one stands first for one
run, by PYTHONPATH, and hands over to the next, so that nothing else is different.
"""

import os
import sys

if "PROCESSES_TRACE" in os.environ:
    import trace_recorder  # type: ignore[import-not-found]

    trace_recorder.install()

_here = os.path.dirname(__file__)  # noqa: PTH120 (pathlib takes long to import)
sys.path[:] = [folder for folder in sys.path if folder != _here]
_ours = sys.modules.pop("sitecustomize")
try:
    import sitecustomize  # type: ignore[import-not-found]  # noqa: F401
except ImportError as _error:
    if _error.name != "sitecustomize":
        raise
    sys.modules["sitecustomize"] = _ours
