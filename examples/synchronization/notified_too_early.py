"""Look at the state before you wait: a ``notify`` that came earlier is gone.

Bo waits when the parcel comes, and is notified.  Ada comes later.  ``wait`` hears
nothing of a parcel that is already there, for a condition keeps no record of what
it has said; without a time-out Ada would wait for ever.  ``wait_for`` looks at the
state first and returns at once.
"""

from ctypes import c_int
from multiprocessing import Condition, Pipe, Process, Value
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Condition as ConditionType


def carry(
    parcels: c_int, changed: ConditionType, patience: float, line: Connection
) -> None:
    """Wait for a parcel in two ways; runs in a child."""
    with changed:
        line.send("waits")
        line.send(changed.wait(timeout=patience))
        line.send(changed.wait_for(lambda: parcels.value > 0))


def main() -> None:
    parcels, changed = Value("i", 0, lock=False), Condition()
    line, end = Pipe()
    bo = Process(target=carry, args=(parcels, changed, 20, end), name="Bo")
    ada = Process(target=carry, args=(parcels, changed, 0.5, end), name="Ada")
    bo.start()
    print("Bo", line.recv())
    with changed:
        parcels.value += 1
        changed.notify_all()
    print("  wait was notified:", line.recv(), "- wait_for sees a parcel:", line.recv())
    ada.start()
    print("Ada", line.recv())
    print("  wait was notified:", line.recv(), "- wait_for sees a parcel:", line.recv())
    for process in (bo, ada):
        process.join()
        assert process.exitcode == 0


if __name__ == "__main__":
    main()
