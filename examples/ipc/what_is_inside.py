"""Look up what the system holds behind a ``Queue``, a ``Pipe`` and a ``Lock``.

Python's objects are wrappings.  Before and after each one is made, this program asks
the system what it has open (``/proc/self/fd``) and what it has mapped into memory
(``/proc/self/maps``).  What has come in between is what lies underneath.
"""

from collections import Counter
from collections.abc import Callable
from multiprocessing import Event, Lock, Pipe, Queue
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path


def descriptors() -> list[str]:
    """Return the kind of each descriptor that is open: pipe, socket or file."""
    kinds = []
    for entry in Path("/proc/self/fd").iterdir():
        try:
            target = str(entry.readlink())
        except FileNotFoundError:
            continue  # the one that the listing itself used
        kind, colon, _ = target.partition(":[")
        kinds.append(f"{kind} end" if colon else "file")
    return kinds


def mappings() -> list[str]:
    """Return the kind of each piece of memory that can be shared."""
    lines = Path("/proc/self/maps").read_text().splitlines()
    shared = [line.partition("/")[2] for line in lines if line.split()[1][3] == "s"]
    return ["semaphore" if "/sem." in path else "shared memory" for path in shared]


def what_comes(make: Callable[[], object]) -> str:
    """Make a thing and say what is there now that wasn't before."""
    before = Counter(descriptors() + mappings())
    made = make()
    more = Counter(descriptors() + mappings()) - before
    if isinstance(made, SharedMemory):
        made.close()
        made.unlink()
    return ", ".join(f"{more[kind]} × {kind}" for kind in sorted(more))


def block() -> SharedMemory:
    """Make a small block of shared memory."""
    return SharedMemory(create=True, size=8)


def main() -> None:
    what_comes(block)  # the first one starts a helper, the resource tracker
    print("Pipe()             ", what_comes(Pipe))
    print("Pipe(duplex=False) ", what_comes(lambda: Pipe(duplex=False)))
    print("Queue()            ", what_comes(Queue))
    print("Lock()             ", what_comes(Lock))
    print("Event()            ", what_comes(Event))
    print("SharedMemory()     ", what_comes(block))


if __name__ == "__main__":
    main()
