"""Give each consumer a pipe of its own, and its death harms nobody else.

Main hands each cook one order at a time, and so it knows who has which.  Cy is killed
over the first one.  Its pipe comes to an end, main notices at once and gives the order
to somebody else.  With a shared queue the order would be gone without a trace.
"""

import os
import signal
from collections import deque
from contextlib import suppress
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection, wait

COOKS = ("Cy", "Di", "Ed")
PATIENCE = 20  # seconds for one order
ORDERS = ("tea", "cake", "soup", "rice", "fish")
Line = Connection  # to a cook


def cook(line: Line, dies: bool) -> None:
    """Cook what comes down the line; runs in a child."""
    while (order := line.recv()) is not None:
        if dies:
            os.kill(os.getpid(), signal.SIGKILL)
        line.send(f"hot {order}")


def hire(name: str) -> tuple[Line, Process]:
    """Start a cook and keep our end of its line only, or it would never end."""
    ours, theirs = Pipe()
    child = Process(target=cook, args=(theirs, name == "Cy"), name=name, daemon=True)
    child.start()
    theirs.close()
    return ours, child


def serve(cooks: dict[Line, Process], orders: tuple[str, ...]) -> list[str]:
    """Get every order cooked, by whoever is alive."""
    idle, todo, dishes = deque(cooks), deque(orders), []
    busy: dict[Line, str] = {}
    while todo or busy:
        while idle and todo:
            line = idle.popleft()
            busy[line] = todo.popleft()
            with suppress(BrokenPipeError):  # then the line has come to its end
                line.send(busy[line])
        if not busy:
            raise RuntimeError(f"no cook is left for {list(todo)}")
        if not (ready := wait(list(busy), timeout=PATIENCE)):
            raise TimeoutError(f"no answer about {list(busy.values())}")
        for line in [one for one in busy if one in ready]:
            order = busy.pop(line)
            try:
                dishes.append(line.recv())
                idle.append(line)
            except (EOFError, ConnectionResetError):
                print(f"{cooks[line].name} died over the {order}")
                todo.append(order)
    return dishes


def main() -> None:
    cooks = dict(hire(name) for name in COOKS)
    print("served:", sorted(serve(cooks, ORDERS)))
    for line, child in cooks.items():
        with suppress(BrokenPipeError):
            line.send(None)
        child.join()
        line.close()
        print(f"{child.name}: exit code {child.exitcode}")


if __name__ == "__main__":
    main()
