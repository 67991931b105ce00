"""Print several lines without a lock, and someone else's come between.

Each line arrives whole, but a slip has three.  Ada hands over after her first
line, as the scheduler might at any moment, and Bo prints all of his slip.
"""

from multiprocessing import Event, Process
from multiprocessing.synchronize import Event as EventType

PATIENCE = 20  # seconds


def ada(begun: EventType, bo_is_done: EventType) -> None:
    """Print a slip, and hand over after its first line; runs in a child."""
    print("slip from Ada:", flush=True)
    begun.set()
    assert bo_is_done.wait(PATIENCE)
    print("  7 crates", flush=True)
    print("  signed", flush=True)


def bo(begun: EventType, bo_is_done: EventType) -> None:
    """Print a slip when Ada has begun hers; runs in a child."""
    assert begun.wait(PATIENCE)
    print("slip from Bo:", flush=True)
    print("  3 crates", flush=True)
    print("  signed", flush=True)
    bo_is_done.set()


def main() -> None:
    arguments = (Event(), Event())
    clerks = [Process(target=target, args=arguments) for target in (ada, bo)]
    for process in clerks:
        process.start()
    for process in clerks:
        process.join()
    assert all(process.exitcode == 0 for process in clerks)


if __name__ == "__main__":
    main()
