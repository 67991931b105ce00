"""Choose a start method with get_context, and leave the program's default as it is."""

from multiprocessing import current_process, get_context


def worker(number: int) -> None:
    """Say what kind of process this is; runs in a child process."""
    print(f"worker {number} is a {type(current_process()).__name__}")


def main() -> None:
    context = get_context("spawn")
    workers = [context.Process(target=worker, args=(number,)) for number in (1, 2, 3)]
    for process in workers:
        process.start()
    for process in workers:
        process.join()
    print("exit codes:", [process.exitcode for process in workers])


if __name__ == "__main__":
    main()
