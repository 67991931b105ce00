"""The same starts, from a program that has imported a large package."""

import numpy  # noqa: F401

from benchmarks._ipc.starts import main

if __name__ == "__main__":
    main("after numpy")
