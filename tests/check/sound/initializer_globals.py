import multiprocessing

settings = None
counter = None
lock = multiprocessing.Lock()


def set_up(settings_, counter_, lock_):
    global settings, counter, lock
    settings, counter, lock = settings_, counter_, lock_


def work(number):
    with lock:
        counter.value += 1
    return number * settings["factor"]


if __name__ == "__main__":
    settings = {"factor": 10}
    counter = multiprocessing.Value("i", 0, lock=False)
    pool = multiprocessing.Pool(2, initializer=set_up, initargs=(settings, counter, lock))
    print(pool.map(work, range(6)))
    pool.close()
    pool.join()
    print(counter.value, "tasks")
