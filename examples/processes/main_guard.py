"""Start processes inside the main guard, and define what they run above it."""

from multiprocessing import Process


def worker(task: int) -> None:
    """Do one task; runs in a child process."""
    print(f"task {task} is done")


def main() -> None:
    process = Process(target=worker, args=(7,))
    process.start()
    process.join()


if __name__ == "__main__":
    main()
