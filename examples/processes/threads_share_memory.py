"""Append to a list in a thread, and the whole process sees the change."""

from threading import Thread


def worker(numbers: list[int]) -> None:
    """Append a number; runs in a thread of the same process."""
    numbers.append(4)
    print("thread:", numbers)


def main() -> None:
    numbers = [1, 2, 3]
    thread = Thread(target=worker, args=(numbers,))
    thread.start()
    thread.join()
    print("main:", numbers)


if __name__ == "__main__":
    main()
