"""Follow an argument to a worker and the result back: each is pickled and unpickled."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import parent_process


def log(step: str) -> None:
    """Print a step and the process that takes it."""
    process = "worker" if parent_process() else "parent"
    print(f"{process} {step}", flush=True)


def unpickle(name: str) -> "Message":
    """Make the copy of a message in the process that receives it."""
    log(f"unpickles the {name}")
    return Message(name)


class Message:
    """An argument or a result that shows when it is pickled."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __reduce__(self) -> tuple[object, tuple[str]]:
        log(f"pickles the {self.name}")
        return unpickle, (self.name,)


def work(argument: Message) -> Message:
    """Do a task; runs in a worker process."""
    log(f"works on the {argument.name}")
    return Message("result")


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as pool:
        future = pool.submit(work, Message("argument"))
        log(f"has the {future.result().name}")


if __name__ == "__main__":
    main()
