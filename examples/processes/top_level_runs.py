"""Count how often the top level of a module runs before you put work there.

A forked child has what the parent has imported.  Under spawn and forkserver the
child starts with little and imports the main module again, by another name, and
whatever else it needs.  What stands at top level, a slow import or a line
that prints, is done again for it.  Names, not work, belong there.
"""

import sys
import tempfile
from importlib import import_module
from multiprocessing import Process
from pathlib import Path

TARIFF = 'print("top level of tariff runs", flush=True)\n'

print(f"top level of the main module runs, as {__name__}", flush=True)


def clerk(name: str) -> None:
    """Use both modules; this runs in the child."""
    import_module("tariff")
    print(f"{name} is at work")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "tariff.py").write_text(TARIFF)
        sys.path.insert(0, folder)
        import_module("tariff")
        child = Process(target=clerk, args=("Ada",))
        child.start()
        child.join()
        assert child.exitcode == 0


if __name__ == "__main__":
    main()
