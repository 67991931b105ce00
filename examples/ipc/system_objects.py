"""List what the system provides for a Queue, a Pipe, a Lock and others on Linux."""

from collections import Counter
from collections.abc import Callable
from multiprocessing import Event, Lock, Pipe, Queue, SimpleQueue
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path


def descriptors() -> list[str]:
    """Return the kind of each open file descriptor of this process."""
    kinds = []
    for entry in Path("/proc/self/fd").iterdir():
        try:
            target = str(entry.readlink())
        except FileNotFoundError:
            continue  # the descriptor that iterdir itself used
        kind, bracket, _ = target.partition(":[")
        kinds.append(f"{kind} end" if bracket else "file")
    return kinds


def shared_mappings() -> list[str]:
    """Return the kind of each piece of memory that this process can share."""
    lines = Path("/proc/self/maps").read_text().splitlines()
    shared = [line for line in lines if line.split()[1].endswith("s")]
    return ["semaphore" if "/sem." in line else "shared memory" for line in shared]


def new_objects(make: Callable[[], object]) -> str:
    """Call make, and return what the process has now that it hadn't before."""
    before = Counter(descriptors() + shared_mappings())
    made = make()
    new = Counter(descriptors() + shared_mappings()) - before
    if isinstance(made, SharedMemory):
        made.close()
        made.unlink()
    return ", ".join(f"{new[kind]} × {kind}" for kind in sorted(new))


def make_block() -> SharedMemory:
    return SharedMemory(create=True, size=8)


def main() -> None:
    new_objects(make_block)  # the first one starts the resource tracker
    print("Pipe()            ", new_objects(Pipe))
    print("Pipe(duplex=False)", new_objects(lambda: Pipe(duplex=False)))
    print("SimpleQueue()     ", new_objects(SimpleQueue))
    print("Queue()           ", new_objects(Queue))
    print("Lock()            ", new_objects(Lock))
    print("Event()           ", new_objects(Event))
    print("SharedMemory()    ", new_objects(make_block))


if __name__ == "__main__":
    main()
