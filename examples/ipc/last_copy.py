"""Expect the end of a pipe when the last copy of its sending end is closed.

Main, Ada and Bo each hold the sending end.  Main closes its copy, and Ada ends, which
closes hers.  The pipe isn't at its end, for Bo might still send: ``poll`` finds
nothing.  When Bo has ended too, ``poll`` finds the end, and ``recv`` raises it.
"""

from multiprocessing import Event, Pipe, Process
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event as EventType

MOMENT, LONG = 0.2, 20  # seconds


def waiter(name: str, line: Connection, may_go: EventType) -> None:
    """Send one order, stay, and go; runs in a child."""
    line.send(f"{name}'s order")
    assert may_go.wait(timeout=LONG)


def main() -> None:
    receiver, sender = Pipe(duplex=False)
    may_go = {name: Event() for name in ("Ada", "Bo")}
    waiters = {
        name: Process(target=waiter, args=(name, sender, event), name=name)
        for name, event in may_go.items()
    }
    for process in waiters.values():
        process.start()
    print("received:", sorted(receiver.recv() for _ in waiters))
    sender.close()
    print("main has closed its copy; the end is there:", receiver.poll(MOMENT))
    may_go["Ada"].set()
    waiters["Ada"].join()
    print("Ada has ended; the end is there:", receiver.poll(MOMENT))
    may_go["Bo"].set()
    waiters["Bo"].join()
    print("Bo has ended; the end is there:", receiver.poll(LONG))
    try:
        receiver.recv()
    except EOFError:
        print("recv raises EOFError")
    receiver.close()
    assert not any(process.exitcode for process in waiters.values())


if __name__ == "__main__":
    main()
