"""Start every process first; join them in a second loop.

Each clerk notes when it begins and when it ends.  Between the two it waits at a
barrier until all three are there, which they can only be if all were started.
Joined in the loop that starts them, the first would wait for two clerks that do
not exist yet, and the barrier would break.
"""

from multiprocessing import Barrier, Process, SimpleQueue
from multiprocessing.synchronize import Barrier as BarrierType

CLERKS = ("Ada", "Bo", "Cy")
Event = tuple[str, str]  # who, and "begins" or "ends"


def clerk(name: str, notes: "SimpleQueue[Event]", all_here: BarrierType) -> None:
    """Note the beginning and the end of one clerk's work; runs in a child."""
    notes.put((name, "begins"))
    all_here.wait()
    notes.put((name, "ends"))


def most_at_once(events: list[Event]) -> int:
    """Return the largest number of clerks that were at work at the same time."""
    at_work = most = 0
    for _name, what in events:
        at_work += 1 if what == "begins" else -1
        most = max(most, at_work)
    return most


def main() -> None:
    notes: SimpleQueue[Event] = SimpleQueue()
    all_here = Barrier(len(CLERKS), timeout=10)
    clerks = [Process(target=clerk, args=(name, notes, all_here)) for name in CLERKS]
    for process in clerks:
        process.start()
    for process in clerks:
        process.join()
    assert all(process.exitcode == 0 for process in clerks)
    events = [notes.get() for _ in range(2 * len(CLERKS))]
    print("the first three notes:", {what for _, what in events[:3]})
    print("the last three notes:", {what for _, what in events[3:]})
    print("most clerks at work at once:", most_at_once(events))


if __name__ == "__main__":
    main()
