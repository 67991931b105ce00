"""Tell all with ``notify_all`` what concerns all; ``notify`` wakes one.

Two carriers wait for closing time.  It comes, main calls ``notify``, and one of
them goes home.  The other sleeps on in front of a state that it waited for: there
will be no second call.  ``notify`` is right where any one waiter will do, and one
is enough.
"""

from ctypes import c_bool
from multiprocessing import Condition, Pipe, Process, Value
from multiprocessing.connection import Connection, wait
from multiprocessing.synchronize import Condition as ConditionType


def carry(closed: c_bool, changed: ConditionType, line: Connection) -> None:
    """Wait for closing time; runs in a child."""
    with changed:
        line.send("waits")
        changed.wait_for(lambda: closed.value)
    line.send("goes home")


def main() -> None:
    closed, changed = Value("b", False, lock=False), Condition()
    pipes = [Pipe() for _ in range(2)]
    carriers = [
        Process(target=carry, args=(closed, changed, end), name=name)
        for name, (_, end) in zip(("Ada", "Bo"), pipes, strict=True)
    ]
    for process in carriers:
        process.start()
    lines = [line for line, _ in pipes]
    assert [line.recv() for line in lines] == ["waits", "waits"]
    with changed:
        closed.value = True
        changed.notify()
    gone = [line for line in wait(lines) if isinstance(line, Connection)]
    print("after notify:", *(line.recv() for line in gone))
    rest = [line for line in lines if line not in gone]
    print("a second later, the other has gone home:", bool(wait(rest, timeout=1)))
    with changed:
        changed.notify_all()
    print("after notify_all:", *(line.recv() for line in rest))
    for process in carriers:
        process.join()
        assert process.exitcode == 0


if __name__ == "__main__":
    main()
