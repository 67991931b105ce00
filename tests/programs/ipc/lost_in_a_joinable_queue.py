"""Put what can't be pickled into a JoinableQueue, and wait for all of it."""

import multiprocessing as mp
import sys

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    orders: "mp.JoinableQueue[object]" = mp.JoinableQueue()
    waiting = mp.Process(target=orders.join)
    orders.put("tea")
    orders.put(lambda: "soup")
    orders.put("cake")
    for _ in range(2):
        print(orders.get(timeout=20))
        orders.task_done()
    waiting.start()
    waiting.join(1)
    print(waiting.is_alive())
    orders.task_done()
    waiting.join()
