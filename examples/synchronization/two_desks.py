"""Let at most two in at once with ``Semaphore(2)``.

A semaphore is a number that can't fall below zero.  Four clerks share two desks:
``with`` takes a desk away from the number, waiting while there is none, and puts
it back at the end.  To see whether a desk is free and to take it are one step, so
nobody can slip in between.
"""

from multiprocessing import Event, Process, Semaphore, SimpleQueue
from multiprocessing.synchronize import Event as EventType
from multiprocessing.synchronize import Semaphore as SemaphoreType

CLERKS = ("Ada", "Bo", "Cy", "Di")
DESKS = 2
Note = tuple[str, str]  # who, and "sits" or "rises"


def clerk(
    name: str, desks: SemaphoreType, may_rise: EventType, notes: "SimpleQueue[Note]"
) -> None:
    """Sit at a desk until main lets the clerks rise; runs in a child."""
    with desks:
        notes.put((name, "sits"))
        may_rise.wait()
        notes.put((name, "rises"))


def most_at_once(notes: list[Note]) -> int:
    """Return the largest number of clerks that sat at the same time."""
    seated = most = 0
    for _name, what in notes:
        seated += 1 if what == "sits" else -1
        most = max(most, seated)
    return most


def main() -> None:
    desks, may_rise = Semaphore(DESKS), Event()
    book: SimpleQueue[Note] = SimpleQueue()
    clerks = [
        Process(target=clerk, args=(name, desks, may_rise, book), name=name)
        for name in CLERKS
    ]
    for process in clerks:
        process.start()
    notes = [book.get() for _ in range(DESKS)]  # two have sat down
    print("a third desk is free:", desks.acquire(block=False))
    may_rise.set()
    notes += [book.get() for _ in range(2 * len(CLERKS) - DESKS)]
    for process in clerks:
        process.join()
        assert process.exitcode == 0
    print("clerks who sat down:", len({name for name, _ in notes}))
    print("most at once:", most_at_once(notes))


if __name__ == "__main__":
    main()
