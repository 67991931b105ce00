"""Keep a ``Value`` in the parent for as long as any child uses it.

``open_till`` makes a till, hands it to a child and forgets it.  When the last name of
a ``Value`` is gone in the process that made it, its memory is free for the next one,
whatever the children do with it.  So Bo's till is made in the place of Ada's, and
Ada, who has put in 10, finds 500.
"""

from multiprocessing import Pipe, Process, Value
from multiprocessing.connection import Connection
from multiprocessing.sharedctypes import Synchronized


def clerk(till: "Synchronized[int]", line: Connection) -> None:
    """Say on demand what is in the till; runs in a child."""
    line.send("open")
    line.recv()
    line.send(till.value)


def open_till(amount: int) -> tuple[Process, Connection]:
    """Start a clerk with a till of their own, as it seems."""
    till = Value("i", amount)
    mine, theirs = Pipe()
    child = Process(target=clerk, args=(till, theirs))
    child.start()
    mine.recv()
    return child, mine  # and nobody here has the till any more


def main() -> None:
    ada, to_ada = open_till(10)
    bo, to_bo = open_till(500)
    for name, child, line in (("Ada", ada, to_ada), ("Bo", bo, to_bo)):
        line.send("count")
        print(f"{name}'s till:", line.recv())
        child.join()
        assert child.exitcode == 0


if __name__ == "__main__":
    main()
