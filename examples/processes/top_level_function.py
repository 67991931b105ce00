"""Define what a child calls at the top level, and pass or bind its values."""

from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import Process

TASKS = 4


def multiply(factor: int, number: int) -> int:
    """Return a product; runs in a worker process."""
    return factor * number


def worker(task: int) -> None:
    """Do one task; runs in a child process."""
    print(f"task {task} is done")


def main() -> None:
    process = Process(target=worker, args=(7,))
    process.start()
    process.join()
    print("exit code", process.exitcode, flush=True)

    with ProcessPoolExecutor(max_workers=2) as executor:
        products = executor.map(partial(multiply, 3), range(TASKS))
        print("products:", *products)


if __name__ == "__main__":
    main()
