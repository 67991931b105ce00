"""Return the ``Value`` along with its process, so that its memory stays taken.

It is the same shop as before, with one more thing in what ``open_till`` returns: the
till.  While main has it, no other is made in its place.  A list of all that was
handed to children does it as well.
"""

from multiprocessing import Pipe, Process, Value
from multiprocessing.connection import Connection
from multiprocessing.sharedctypes import Synchronized


def clerk(till: "Synchronized[int]", line: Connection) -> None:
    """Say on demand what is in the till; runs in a child."""
    line.send("open")
    line.recv()
    line.send(till.value)


def open_till(amount: int) -> tuple[Process, Connection, "Synchronized[int]"]:
    """Start a clerk with a till of their own."""
    till = Value("i", amount)
    mine, theirs = Pipe()
    child = Process(target=clerk, args=(till, theirs))
    child.start()
    mine.recv()
    return child, mine, till


def main() -> None:
    ada, to_ada, ada_s_till = open_till(10)
    bo, to_bo, bo_s_till = open_till(500)
    for name, child, line in (("Ada", ada, to_ada), ("Bo", bo, to_bo)):
        line.send("count")
        print(f"{name}'s till:", line.recv())
        child.join()
        assert child.exitcode == 0
    print("main sees the same:", ada_s_till.value, bo_s_till.value)


if __name__ == "__main__":
    main()
