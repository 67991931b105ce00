"""Give a Pool or an executor an initializer that raises, and ask for one result."""

import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.queues import SimpleQueue

STARTS = 5


def fail(started: "SimpleQueue[str]") -> None:
    started.put("a worker has started")
    raise FileNotFoundError("model.bin")


if __name__ == "__main__":
    context = multiprocessing.get_context(sys.argv[1])
    queue: SimpleQueue[str] = context.SimpleQueue()
    if sys.argv[2] == "Pool":
        with context.Pool(1, initializer=fail, initargs=(queue,)) as pool:
            result = pool.map_async(abs, [-1])
            for _ in range(STARTS):
                print(queue.get(), flush=True)
            print("result ready:", result.ready())
    else:
        with ProcessPoolExecutor(1, context, fail, (queue,)) as executor:
            try:
                executor.submit(abs, -1).result()
            finally:
                print(queue.get(), flush=True)
