"""Close a block of shared memory and never unlink it."""

from multiprocessing.shared_memory import SharedMemory


def main() -> None:
    SharedMemory(create=True, size=64).close()


if __name__ == "__main__":
    main()
