import multiprocessing as mp
import os
from contextlib import contextmanager

_device = None


def attach(ids):
    global _device
    _device = ids.get()
    os.environ["VISIBLE_DEVICE"] = str(_device)


def infer(batch):
    return sum(batch) * (1 if _device is not None else 0)


def batches(n, size):
    for start in range(0, n, size):
        yield list(range(start, min(start + size, n)))


@contextmanager
def device_pool(devices, recycle):
    ids = mp.Queue()
    for d in devices:
        ids.put(d)
    pool = mp.Pool(
        processes=len(devices),
        initializer=attach,
        initargs=(ids,),
        maxtasksperchild=recycle,
    )
    try:
        yield pool
    finally:
        pool.close()
        pool.join()


def main():
    devices = [0, 1]
    total = 0
    with device_pool(devices, recycle=5) as pool:
        for i, value in enumerate(pool.imap(infer, batches(400, 10))):
            total += value
            if i % 10 == 0:
                print("batch", i, flush=True)
    print("total", total)


if __name__ == "__main__":
    main()
