"""Change a list in a forked child, and compare its address with the parent's."""

from multiprocessing import get_context


def worker(numbers: list[int], address: int) -> None:
    numbers.append(4)
    print("same address:", id(numbers) == address)


if __name__ == "__main__":
    numbers = [1, 2, 3]
    fork = get_context("fork")
    child = fork.Process(target=worker, args=(numbers, id(numbers)))
    child.start()
    child.join()
    print(numbers)
