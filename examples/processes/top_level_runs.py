"""Keep slow work out of the top level of a file: most children do it again."""

from multiprocessing import Process


def load_squares() -> list[int]:
    """Stand for a slow import, or for reading a large file."""
    print(f"{__name__} loads the squares", flush=True)
    return [number**2 for number in range(1_000_000)]


squares = load_squares()


def worker(number: int) -> None:
    """Look one value up; runs in a child process."""
    print(f"worker: {number} squared is {squares[number]}")


def main() -> None:
    process = Process(target=worker, args=(12,))
    process.start()
    process.join()
    assert process.exitcode == 0


if __name__ == "__main__":
    main()
