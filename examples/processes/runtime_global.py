"""Pass a child what it needs; don't leave it in a global.

The rate is set while the program runs.  A forked child finds it, because it has
a copy of the parent's memory.  Under spawn and forkserver the child imports the
module afresh and finds what the file says.  No error tells you so: the sums are
only wrong.  An argument arrives whichever way the child is started.
"""

from multiprocessing import Process

rate = 1.0


def clerk(name: str, agreed: float) -> None:
    """Compare the global with the argument; this runs in the child."""
    print(f"{name}: rate in the global {rate}, in the argument {agreed}")


def main() -> None:
    global rate
    rate = 1.2
    child = Process(target=clerk, args=("Ada", rate))
    child.start()
    child.join()
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
