"""Wait for whichever process ends first with ``connection.wait``.

``join`` waits for one process, and the list may begin with the slowest.  Every
process has a ``sentinel`` that becomes ready when it ends, and ``wait`` returns all
the ready ones of many.  Here the parent says who may leave, so it is known who is
first: joined in the order of the list, Ada would keep us for ever.
"""

from multiprocessing import Event, Process
from multiprocessing.connection import wait
from multiprocessing.synchronize import Event as EventType

CLERKS = ("Ada", "Bo", "Cy")
LEAVING = ("Bo", "Cy", "Ada")  # the order in which they may leave


def clerk(may_leave: EventType) -> None:
    """Stay until the parent allows to leave; this runs in a child."""
    may_leave.wait()


def main() -> None:
    may_leave = {name: Event() for name in CLERKS}
    clerks = {}
    for name in CLERKS:
        process = Process(target=clerk, args=(may_leave[name],), name=name)
        process.start()
        clerks[process.sentinel] = process
    for name in LEAVING:
        may_leave[name].set()
        for ready in wait(list(clerks)):
            assert isinstance(ready, int)  # a sentinel, not a connection
            process = clerks.pop(ready)
            process.join()
            print(f"{process.name} has ended: exit code {process.exitcode}")
            print("still at work:", *(other.name for other in clerks.values()))


if __name__ == "__main__":
    main()
