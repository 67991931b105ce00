"""Kill a client that waits for a task, and put two: print how many are left."""

import multiprocessing as mp
import sys
import time
from multiprocessing.managers import BaseManager
from queue import Queue
from typing import Any


class Tasks(Queue[int]):
    """A queue that knows whether a client waits."""

    waits = False

    def get(self, *args: Any, **kwargs: Any) -> int:
        self.waits = True
        return super().get(*args, **kwargs)

    def has_a_waiting_client(self) -> bool:
        return self.waits


class Manager(BaseManager):
    """Serves Tasks by TCP."""


Manager.register("Tasks", Tasks)


def worker(tasks: Any) -> None:
    tasks.get()


def main() -> None:
    mp.set_start_method(sys.argv[1])
    with Manager(("127.0.0.1", 0)) as manager:
        tasks = manager.Tasks()  # type: ignore[attr-defined]
        process = mp.Process(target=worker, args=(tasks,))
        process.start()
        while not tasks.has_a_waiting_client():
            time.sleep(0.01)
        process.kill()
        process.join()
        tasks.put(1)
        tasks.put(2)
        end = time.monotonic() + 10
        while tasks.qsize() == 2 and time.monotonic() < end:
            time.sleep(0.01)
        print("left:", tasks.qsize())


if __name__ == "__main__":
    main()
