"""Join in the loop that starts, and the processes run one after the other.

``join`` blocks, so the loop does not come to ``start`` for Bo before Ada has ended.
The notes of the clerks show it: each begins after the one before has ended,
however long or short the work is.  There are three processes and still never two
at work, so this is slower than plain calls.
"""

from multiprocessing import Process, SimpleQueue

CLERKS = ("Ada", "Bo", "Cy")
Event = tuple[str, str]  # who, and "begins" or "ends"


def clerk(name: str, notes: "SimpleQueue[Event]") -> None:
    """Note the beginning and the end of one clerk's work; runs in a child."""
    notes.put((name, "begins"))
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
    for name in CLERKS:
        process = Process(target=clerk, args=(name, notes))
        process.start()
        process.join()
        assert process.exitcode == 0
    events = [notes.get() for _ in range(2 * len(CLERKS))]
    for name, what in events:
        print(name, what)
    print("most clerks at work at once:", most_at_once(events))


if __name__ == "__main__":
    main()
