"""Send one of Python 3.15's sentinels through a queue, and look at what arrives."""

import multiprocessing as mp
import sys

DONE = sentinel("DONE")  # type: ignore[name-defined]  # noqa: F821


def receive(queue: "mp.Queue[object]") -> None:
    item = queue.get()
    print(item is DONE, item)


if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    queue: mp.Queue[object] = mp.Queue()
    child = mp.Process(target=receive, args=(queue,))
    child.start()
    queue.put(DONE)
    child.join()
