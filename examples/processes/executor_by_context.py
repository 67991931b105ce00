"""Give an executor its start method with mp_context."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import current_process, get_context


def describe(task: int) -> str:
    """Say what kind of process does the task; runs in a worker process."""
    return f"task {task} ran in a {type(current_process()).__name__}"


def main() -> None:
    context = get_context("spawn")
    with ProcessPoolExecutor(max_workers=2, mp_context=context) as pool:
        for line in pool.map(describe, range(3)):
            print(line)


if __name__ == "__main__":
    main()
