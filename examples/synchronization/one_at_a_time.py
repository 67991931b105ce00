"""Do what must not overlap inside ``with lock``, and one process does it at a time.

Three clerks want the only desk, and all ask at the same moment: the barrier makes
sure of it, round after round.  Each notes when it comes in and when it goes out.
The lock lets one in and keeps the others waiting, so no one comes in before the
one inside has gone out.  In which order they get in is not promised.
"""

from multiprocessing import Barrier, Lock, Process, SimpleQueue
from multiprocessing.synchronize import Barrier as BarrierType
from multiprocessing.synchronize import Lock as LockType

CLERKS = ("Ada", "Bo", "Cy")
VISITS = 2  # of each clerk to the desk
WORK = 200_000  # numbers to add up at the desk: some milliseconds
Note = tuple[str, str]  # who, and "in" or "out"


def visit(name: str, desk: LockType, notes: "SimpleQueue[Note]") -> None:
    """Use the desk once."""
    with desk:
        notes.put((name, "in"))
        sum(range(WORK))
        notes.put((name, "out"))


def clerk(
    name: str, desk: LockType, notes: "SimpleQueue[Note]", all_here: BarrierType
) -> None:
    """Come to the desk with the others, again and again; runs in a child."""
    for _ in range(VISITS):
        all_here.wait()
        visit(name, desk, notes)


def most_at_once(notes: list[Note]) -> int:
    """Return the largest number of clerks that were inside at the same time."""
    inside = most = 0
    for _name, what in notes:
        inside += 1 if what == "in" else -1
        most = max(most, inside)
    return most


def main() -> None:
    desk, all_here = Lock(), Barrier(len(CLERKS), timeout=20)
    notes: SimpleQueue[Note] = SimpleQueue()
    clerks = [
        Process(target=clerk, args=(name, desk, notes, all_here), name=name)
        for name in CLERKS
    ]
    for process in clerks:
        process.start()
    for process in clerks:
        process.join()
    assert all(process.exitcode == 0 for process in clerks)
    seen = [notes.get() for _ in range(2 * VISITS * len(CLERKS))]
    print("visits to the desk:", len(seen) // 2)
    print("most clerks at the desk at once:", most_at_once(seen))


if __name__ == "__main__":
    main()
