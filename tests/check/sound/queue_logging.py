import logging
import logging.handlers
import multiprocessing as mp


def worker_setup(queue):
    root = logging.getLogger()
    root.handlers[:] = [logging.handlers.QueueHandler(queue)]
    root.setLevel(logging.INFO)


def work(number):
    logging.getLogger("work").info("task %d done", number)
    return number


def main():
    queue = mp.Queue()
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))
    listener = logging.handlers.QueueListener(queue, handler)
    listener.start()
    pool = mp.Pool(2, initializer=worker_setup, initargs=(queue,))
    print(sum(pool.map(work, range(5))))
    pool.close()
    pool.join()
    listener.stop()


if __name__ == "__main__":
    main()
