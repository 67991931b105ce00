"""After a ``join`` with a time-out, look at ``exitcode``.

``join`` returns None whether the process has ended or the time has run out.  Taken
for “it has ended”, the second case leaves a process running that nobody waits for.
``exitcode`` tells: None means that it has not ended yet.  Here the clerk can't
end before the parent lets it go, so the first ``join`` is sure to run out.
"""

from multiprocessing import Event, Process
from multiprocessing.synchronize import Event as EventType


def clerk(may_leave: EventType) -> None:
    """Stay until the parent allows to leave; this runs in the child."""
    may_leave.wait()


def main() -> None:
    may_leave = Event()
    child = Process(target=clerk, args=(may_leave,))
    child.start()

    answer = child.join(timeout=0.2)  # type: ignore[func-returns-value]
    print("time has run out:", answer, child.exitcode, child.is_alive())

    may_leave.set()
    answer = child.join()  # type: ignore[func-returns-value]
    print("it has ended:    ", answer, child.exitcode, child.is_alive())


if __name__ == "__main__":
    main()
