"""Have the fork server import slow modules once, for all its children."""

import sys
from multiprocessing import get_context

MODULES = ["colorsys", "no_such_module"]  # colorsys stands for a slow module


def worker() -> None:
    """Say which modules are imported already; runs in a child process."""
    for name in ("colorsys", "wave"):
        print(f"{name} is imported already: {name in sys.modules}")


def main() -> None:
    context = get_context("forkserver")
    context.set_forkserver_preload(["__main__", *MODULES])
    process = context.Process(target=worker)
    process.start()
    process.join()
    assert process.exitcode == 0


if __name__ == "__main__":
    main()
