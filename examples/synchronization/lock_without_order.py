"""Don't count on a lock for order: it lets in whoever asks first.

Three clerks are started as 1, 2, 3 and sign one page, one at a time.  When each of
them comes to ask for the lock is up to the system's scheduler.  Here ``main`` plays
the scheduler, and lets them run in one order after another.  The lock does its duty
every time; what stands on the page differs.
"""

from multiprocessing import Event, Lock, Process, SimpleQueue
from multiprocessing.synchronize import Event as EventType
from multiprocessing.synchronize import Lock as LockType

CLERKS = (1, 2, 3)
SCHEDULES = ((1, 2, 3), (3, 1, 2), (2, 3, 1))  # the orders in which they get to run


def clerk(
    number: int, may_run: EventType, lock: LockType, page: "SimpleQueue[int]"
) -> None:
    """Sign the page as soon as there is a CPU for it; runs in its own process."""
    may_run.wait()
    with lock:
        page.put(number)


def signatures(schedule: tuple[int, ...]) -> list[int]:
    """Start the clerks in order, let them run as scheduled, and return the page."""
    page: SimpleQueue[int] = SimpleQueue()
    lock = Lock()
    may_run = {number: Event() for number in CLERKS}
    clerks = [
        Process(target=clerk, name=f"clerk {n}", args=(n, may_run[n], lock, page))
        for n in CLERKS
    ]
    for process in clerks:
        process.start()
    signed = []
    for number in schedule:
        may_run[number].set()
        signed.append(page.get())  # no one else may run before this one has signed
    for process in clerks:
        process.join()
    assert all(process.exitcode == 0 for process in clerks)
    return signed


def main() -> None:
    for schedule in SCHEDULES:
        print("started:", *CLERKS, "  got to run:", *schedule, end="   ")
        print("signed:", *signatures(schedule))


if __name__ == "__main__":
    main()
