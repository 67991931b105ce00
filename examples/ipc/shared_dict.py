"""Share a dict and a list between processes through a manager."""

from multiprocessing import Manager, Process
from multiprocessing.managers import DictProxy, ListProxy

NUMBERS = (9_991, 10_003, 10_007, 10_011)
WORKERS = 2


def smallest_divisor(number: int) -> int:
    return next(d for d in range(2, number + 1) if number % d == 0)


def worker(
    name: str,
    numbers: tuple[int, ...],
    divisors: "DictProxy[int, int]",
    log: "ListProxy[str]",
) -> None:
    """Store each result under its number; runs in a child process."""
    for number in numbers:
        divisors[number] = smallest_divisor(number)
        log.append(f"{name} finished {number}")


def main() -> None:
    with Manager() as manager:
        divisors: DictProxy[int, int] = manager.dict()
        log: ListProxy[str] = manager.list()
        workers = []
        for first in range(WORKERS):
            name, numbers = f"worker {first + 1}", NUMBERS[first::WORKERS]
            process = Process(target=worker, args=(name, numbers, divisors, log))
            process.start()
            workers.append(process)
        for process in workers:
            process.join()
        results, lines = divisors.copy(), log[:]  # a plain dict and a plain list
    print(*lines, sep="\n")
    for number, divisor in results.items():
        print(f"the smallest divisor of {number} is {divisor}")
    if any(process.exitcode for process in workers):
        raise RuntimeError("a worker failed, and results are missing")


if __name__ == "__main__":
    main()
