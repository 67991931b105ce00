"""Assign the changed copy, or put a proxy inside: then a nested change is kept.

For Ada the clerk takes the copy, changes it, and gives it back by an assignment: that
is a message to the server.  For Bo there is a ``manager.list()`` inside the dict; what
comes back is a proxy, so ``append`` goes to the server by itself.
"""

from multiprocessing import Manager, Process
from multiprocessing.managers import DictProxy
from typing import Any


def clerk(orders: "DictProxy[str, Any]") -> None:
    """Add to what Ada and Bo have ordered; runs in a child."""
    of_ada = orders["ada"]
    of_ada.append("bread")
    orders["ada"] = of_ada
    orders["bo"].append("bread")


def main() -> None:
    with Manager() as manager:
        orders: DictProxy[str, Any] = manager.dict(ada=["apples"])
        orders["bo"] = manager.list(["plums"])
        child = Process(target=clerk, args=(orders,))
        child.start()
        child.join()
        assert child.exitcode == 0
        for name in ("ada", "bo"):
            kept = orders[name]
            print(f"{name}, a {type(kept).__name__}:", [*kept])


if __name__ == "__main__":
    main()
