"""Hold many back with one ``Event``, and let all of them go with one ``set``.

Three clerks wait at the door; none is in before main opens it, and then all are,
though main doesn't know how many they were.  The event stays set: Di, who comes
later, doesn't wait.  A Semaphore would need one ``release`` for each of them, and
one more for Di.
"""

from multiprocessing import Event, Process, SimpleQueue
from multiprocessing.synchronize import Event as EventType

CLERKS = ("Ada", "Bo", "Cy")
Note = tuple[str, str]  # who, and what they do


def clerk(name: str, door: EventType, notes: "SimpleQueue[Note]") -> None:
    """Wait until the door is open, then go in; runs in a child."""
    notes.put((name, "comes"))
    door.wait()
    notes.put((name, "is in"))


def main() -> None:
    door = Event()
    book: SimpleQueue[Note] = SimpleQueue()
    *three, late = (
        Process(target=clerk, args=(name, door, book), name=name)
        for name in (*CLERKS, "Di")
    )
    for process in three:
        process.start()
    notes = [book.get() for _ in CLERKS]
    print("at the closed door:", sorted(notes))
    door.set()
    notes = [book.get() for _ in CLERKS]
    print("when it has opened:", sorted(notes))
    late.start()
    print("later:", [book.get(), book.get()])
    for process in (*three, late):
        process.join()
        assert process.exitcode == 0


if __name__ == "__main__":
    main()
