"""Print the milliseconds of an import, and until two workers have answered.

Run as ``python -m benchmarks._pools.start NAME``: only in a fresh program is a start
the first one.
"""

import sys
import time
from importlib import import_module

from benchmarks._pools.libraries import STARTS, WORKERS, square

MODULES = {
    "Pool": "multiprocessing.pool",
    "executor": "concurrent.futures.process",
    "joblib": "joblib",
    "loky": "loky",
    "mpire": "mpire",
}


def main() -> None:
    """Measure one start."""
    name = sys.argv[1]
    begin = time.perf_counter()
    import_module(MODULES[name.partition(",")[0]])
    imported = time.perf_counter()
    with STARTS[name]() as mapped:
        assert list(mapped(square, range(WORKERS))) == [0, 1]
        answered = time.perf_counter()
    print(1000 * (imported - begin), 1000 * (answered - imported))


if __name__ == "__main__":
    main()
