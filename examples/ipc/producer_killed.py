"""Don't wait for a sentinel alone: the producer that should send it may be dead."""

import os
import signal
from multiprocessing import Process, Queue


def producer(tasks: "Queue[int | None]") -> None:
    """Put in two tasks and die before the sentinel; runs in a child process."""
    tasks.put(1)
    tasks.put(2)
    tasks.close()
    tasks.join_thread()  # both have been sent
    os.kill(os.getpid(), signal.SIGKILL)


def consumer(tasks: "Queue[int | None]") -> None:
    """Work until the sentinel comes; runs in a child process."""
    while (task := tasks.get()) is not None:
        print("finished task", task, flush=True)


def main() -> None:
    tasks: Queue[int | None] = Queue()
    children = {
        target: Process(target=target, args=(tasks,), name=target.__name__)
        for target in (producer, consumer)
    }
    for child in children.values():
        child.start()
    children[producer].join()
    # Without a timeout, main would wait for ever.
    children[consumer].join(timeout=2)
    for child in children.values():
        print(f"{child.name}: exit code {child.exitcode}")
        child.kill()
        child.join()


if __name__ == "__main__":
    main()
