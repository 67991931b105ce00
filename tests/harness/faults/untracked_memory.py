"""Hide shared memory from the resource tracker, as old advice has it, and leave it."""

from multiprocessing import resource_tracker
from multiprocessing.shared_memory import SharedMemory


def main() -> None:
    block = SharedMemory(create=True, size=64)
    resource_tracker.unregister(f"/{block.name}", "shared_memory")
    block.close()


if __name__ == "__main__":
    main()
