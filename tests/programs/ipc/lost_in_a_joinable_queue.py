"""Put what can't be pickled into a JoinableQueue, and wait for all of it."""

import multiprocessing as mp
import sys

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    queue: "mp.JoinableQueue[object]" = mp.JoinableQueue()
    waiting = mp.Process(target=queue.join)
    queue.put("item 1")
    queue.put(lambda: "item 2")
    queue.put("item 3")
    for _ in range(2):
        print(queue.get(timeout=20))
        queue.task_done()
    waiting.start()
    waiting.join(1)
    print(waiting.is_alive())
    queue.task_done()
    waiting.join()
