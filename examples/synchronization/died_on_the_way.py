"""Watch the processes that should come to a barrier, and abort when one dies.

Cy is killed on the way, and a killed process calls nothing off.  The barrier
knows how many must come, not who, so Ada and Bo wait on.  Main can know: the
``sentinel`` of a process becomes ready when it has ended.
"""

from multiprocessing import Barrier, Pipe, Process, SimpleQueue
from multiprocessing.connection import Connection, wait
from multiprocessing.synchronize import Barrier as BarrierType
from threading import BrokenBarrierError


def clerk(name: str, meeting: BarrierType, notes: "SimpleQueue[str]") -> None:
    """Wait for the others; runs in a child."""
    notes.put(f"{name}: comes")
    try:
        meeting.wait()
    except BrokenBarrierError:
        notes.put(f"{name}: BrokenBarrierError")


def walk(road: Connection) -> None:
    """Be on the way until main says that this is the place; runs in a child."""
    road.recv()


def main() -> None:
    meeting = Barrier(3)
    notes: SimpleQueue[str] = SimpleQueue()
    road, end_of_road = Pipe()
    cy = Process(target=walk, args=(end_of_road,), name="Cy")
    waiting = [
        Process(target=clerk, args=(name, meeting, notes), name=name)
        for name in ("Ada", "Bo")
    ]
    everyone = (cy, *waiting)
    for process in everyone:
        process.start()
    print(*sorted(notes.get() for _ in waiting), sep="\n")
    cy.kill()
    ended = wait([process.sentinel for process in everyone])
    print("has ended:", *(one.name for one in everyone if one.sentinel in ended))
    cy.join()
    road.close()
    waiting[0].join(timeout=1)
    print("a second later, Ada waits:", waiting[0].is_alive())
    meeting.abort()
    print(*sorted(notes.get() for _ in waiting), sep="\n")
    for process in waiting:
        process.join()
        assert process.exitcode == 0


if __name__ == "__main__":
    main()
