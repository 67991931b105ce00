"""Pass positional arguments in args, and keyword arguments in kwargs."""

from multiprocessing import Process


def worker(name: str, numbers: list[int], *, power: int = 1) -> None:
    """Print a sum of powers; runs in a child process."""
    total = sum(number**power for number in numbers)
    print(f"{name}: the sum is {total}")


def main() -> None:
    process = Process(target=worker, args=("worker 1", [1, 2, 3]), kwargs={"power": 2})
    process.start()
    process.join()
    print("exit code", process.exitcode)


if __name__ == "__main__":
    main()
