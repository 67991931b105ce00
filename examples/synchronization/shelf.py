"""Wait for a state, not for a signal: ``wait_for`` on a ``Condition``.

Packers put parcels on a shelf with room for three, and carriers take them off.
Who finds no room, or no parcel, gives the lock back and waits until another
process says that something has changed, then looks again.  Without the condition
a packer could only let go of the lock and look again and again.
"""

from multiprocessing import Array, Condition, Process, SimpleQueue, Value

ROOM = 3
PARCELS = 5  # for each packer to bring and each carrier to take
Level = int  # parcels on the shelf, noted while the lock is held


class Shelf:
    """Some parcels, of which there can't be fewer than 0 or more than ROOM."""

    def __init__(self) -> None:
        self.parcels = Array("i", ROOM, lock=False)
        self.used = Value("i", 0, lock=False)
        self.changed = Condition()
        self.levels: SimpleQueue[Level] = SimpleQueue()

    def put(self, parcel: int) -> None:
        """Add a parcel as soon as there is room."""
        with self.changed:
            self.changed.wait_for(lambda: self.used.value < ROOM)
            self.parcels[self.used.value] = parcel
            self.used.value += 1
            self.levels.put(self.used.value)
            self.changed.notify_all()

    def take(self) -> int:
        """Remove a parcel as soon as there is one."""
        with self.changed:
            self.changed.wait_for(lambda: self.used.value > 0)
            self.used.value -= 1
            parcel: int = self.parcels[self.used.value]
            self.levels.put(self.used.value)
            self.changed.notify_all()
            return parcel


def pack(shelf: Shelf, first: int) -> None:
    """Bring parcels that are numbered from ``first``; runs in a child."""
    for parcel in range(first, first + PARCELS):
        shelf.put(parcel)


def carry(shelf: Shelf, carried: "SimpleQueue[int]") -> None:
    """Take parcels and note their numbers; runs in a child."""
    for _ in range(PARCELS):
        carried.put(shelf.take())


def main() -> None:
    shelf = Shelf()
    carried: SimpleQueue[int] = SimpleQueue()
    packers = [
        Process(target=pack, args=(shelf, first), name=name)
        for name, first in (("Ada", 10), ("Bo", 20))
    ]
    carriers = [
        Process(target=carry, args=(shelf, carried), name=name) for name in ("Cy", "Di")
    ]
    for process in packers:
        process.start()
    levels = [shelf.levels.get() for _ in range(ROOM)]
    print("levels before anyone carries:", levels)
    for process in carriers:
        process.start()
    levels += [shelf.levels.get() for _ in range(4 * PARCELS - ROOM)]
    parcels = sorted(carried.get() for _ in range(2 * PARCELS))
    for process in (*packers, *carriers):
        process.join()
        assert process.exitcode == 0
    print("lowest and highest level:", min(levels), max(levels))
    print("parcels carried:", *parcels)


if __name__ == "__main__":
    main()
