"""Look once before ``wait`` and not again after it, and take what isn't there.

Two carriers wait for a parcel.  One comes, and ``notify_all`` wakes both.  Each
in its turn has the lock and takes the parcel: the second takes it from an empty
shelf.  To be woken means that something has changed, not that it is still so.
"""

from ctypes import c_int
from multiprocessing import Condition, Process, SimpleQueue, Value
from multiprocessing.synchronize import Condition as ConditionType


def carry(parcels: c_int, changed: ConditionType, notes: "SimpleQueue[str]") -> None:
    """Wait for a parcel and take it; runs in a child."""
    with changed:
        if parcels.value == 0:
            notes.put("waits")
            changed.wait()
        parcels.value -= 1


def main() -> None:
    parcels, changed = Value("i", 0, lock=False), Condition()
    notes: SimpleQueue[str] = SimpleQueue()
    carriers = [
        Process(target=carry, args=(parcels, changed, notes), name=name)
        for name in ("Ada", "Bo")
    ]
    for process in carriers:
        process.start()
    print("carriers:", [notes.get() for _ in carriers])
    with changed:  # both have given the lock back, so both wait
        parcels.value += 1
        changed.notify_all()
    for process in carriers:
        process.join()
        assert process.exitcode == 0
    print("parcels on the shelf:", parcels.value)


if __name__ == "__main__":
    main()
