"""Print what belongs together inside one lock, each line flushed.

Bo comes when Ada has printed her first line, and has to wait for her last.
``flush=True`` belongs to it: where the output goes to a file or a pipe, ``print``
fills a buffer, and that would be written when the lock is free again.
"""

from multiprocessing import Event, Lock, Process
from multiprocessing.synchronize import Event as EventType
from multiprocessing.synchronize import Lock as LockType

PATIENCE = 20  # seconds


def print_slip(name: str, crates: int, printing: LockType, begun: EventType) -> None:
    """Print a slip of three lines."""
    with printing:
        print(f"slip from {name}:", flush=True)
        begun.set()
        print(f"  {crates} crates", flush=True)
        print("  signed", flush=True)


def ada(printing: LockType, begun: EventType) -> None:
    """Print first; runs in a child."""
    print_slip("Ada", 7, printing, begun)


def bo(printing: LockType, begun: EventType) -> None:
    """Print when Ada has begun; runs in a child."""
    assert begun.wait(PATIENCE)
    print_slip("Bo", 3, printing, begun)


def main() -> None:
    arguments = (Lock(), Event())
    clerks = [Process(target=target, args=arguments) for target in (ada, bo)]
    for process in clerks:
        process.start()
    for process in clerks:
        process.join()
    assert all(process.exitcode == 0 for process in clerks)


if __name__ == "__main__":
    main()
