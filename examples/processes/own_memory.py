"""Append to a list in a child process, and the parent's list stays as it was."""

from multiprocessing import Process


def worker(numbers: list[int]) -> None:
    """Append a number; runs in a child process."""
    numbers.append(4)
    print("child:", numbers)


def main() -> None:
    numbers = [1, 2, 3]
    child = Process(target=worker, args=(numbers,))
    child.start()
    child.join()
    print("parent:", numbers)


if __name__ == "__main__":
    main()
