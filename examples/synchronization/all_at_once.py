"""Leave the lock out, and nothing keeps the clerks apart.

The three clerks share one desk and take no lock.  The barrier is now between
coming in and going out, and each clerk waits there for the two others.  It opens
only because all three are at the desk at the same time; with a lock around the
visit the first would wait there for ever.
"""

from multiprocessing import Barrier, Process, SimpleQueue
from multiprocessing.synchronize import Barrier as BarrierType

CLERKS = ("Ada", "Bo", "Cy")
VISITS = 2  # of each clerk to the desk
Note = tuple[str, str]  # who, and "in" or "out"


def clerk(name: str, notes: "SimpleQueue[Note]", all_here: BarrierType) -> None:
    """Use the desk again and again; runs in a child."""
    for _ in range(VISITS):
        notes.put((name, "in"))
        all_here.wait()
        notes.put((name, "out"))
        all_here.wait()


def most_at_once(notes: list[Note]) -> int:
    """Return the largest number of clerks that were inside at the same time."""
    inside = most = 0
    for _name, what in notes:
        inside += 1 if what == "in" else -1
        most = max(most, inside)
    return most


def main() -> None:
    all_here = Barrier(len(CLERKS), timeout=20)
    notes: SimpleQueue[Note] = SimpleQueue()
    clerks = [
        Process(target=clerk, args=(name, notes, all_here), name=name)
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
