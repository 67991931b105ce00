"""Expect a child to work on a copy of its arguments, made by start()."""

from multiprocessing import Process


def worker(items: list[str]) -> None:
    """Add an item; runs in a child process."""
    items.append("in the child")
    print("child: ", items)


def main() -> None:
    items = ["before Process()"]
    process = Process(target=worker, args=(items,))
    items.append("before start()")
    process.start()
    items.append("after start()")
    process.join()
    print("parent:", items)


if __name__ == "__main__":
    main()
