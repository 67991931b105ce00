"""Large results through a bounded queue; the parent drains until every worker said it is done."""
import multiprocessing as mp
import queue
from concurrent.futures import ThreadPoolExecutor

DONE = "done"
_gate = mp.Semaphore(2)


def produce(worker, out, gate):
    for part in range(5):
        with gate:
            out.put((worker, bytes([part]) * 200_000))
    out.put((worker, DONE))


def drain(out, workers):
    sizes = dict.fromkeys(range(workers), 0)
    open_workers = workers
    while open_workers:
        try:
            worker, chunk = out.get(timeout=0.5)
        except queue.Empty:
            continue
        if chunk == DONE:
            open_workers -= 1
        else:
            sizes[worker] += len(chunk)
    return sizes


def main(workers=3):
    out = mp.Queue(maxsize=2)
    processes = [
        mp.Process(target=produce, args=(i, out, _gate)) for i in range(workers)
    ]
    for process in processes:
        process.start()
    with ThreadPoolExecutor(1) as threads:
        sizes = threads.submit(drain, out, workers).result()
    for process in processes:
        process.join()
    print(sizes)


if __name__ == "__main__":
    main()
