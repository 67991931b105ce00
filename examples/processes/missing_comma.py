"""Write args=(x,) with its comma: parentheses alone make no tuple."""

from multiprocessing import Process


def worker(name: str) -> None:
    """Print a line; runs in a child process."""
    print(f"{name} started")


def main() -> None:
    process = Process(target=worker, args=("worker 1",))
    process.start()
    process.join()
    print('args=("worker 1",) exit code', process.exitcode)

    process = Process(target=worker, args=("worker 1"))
    process.start()
    process.join()
    print('args=("worker 1")  exit code', process.exitcode)

    try:
        # the comma is missing
        Process(target=worker, args=(7))  # type: ignore[arg-type]
    except TypeError as error:
        print("args=(7)           TypeError:", error)


if __name__ == "__main__":
    main()
