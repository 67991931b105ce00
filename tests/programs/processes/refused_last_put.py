"""Put an object into a queue that is refused only when its process is ending."""

import multiprocessing
import sys
import time
from multiprocessing.queues import Queue
from multiprocessing.util import is_exiting


class RefusedAtExit:
    """An object that pickle comes to after the last line of its process."""

    def __reduce__(self) -> str:
        while sys.argv[2] == "late" and not is_exiting():
            time.sleep(0.01)
        raise TypeError("cannot pickle this")


def worker(queue: "Queue[RefusedAtExit]", when: str) -> None:
    sys.argv[2] = when
    queue.put(RefusedAtExit())
    if when == "early":
        queue.close()
        queue.join_thread()


if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    queue: "Queue[RefusedAtExit]" = multiprocessing.Queue()
    process = multiprocessing.Process(target=worker, args=(queue, sys.argv[2]))
    process.start()
    process.join()
    print("exit code", process.exitcode)
