import multiprocessing as mp
import random
import sys
import time
from concurrent.futures import ProcessPoolExecutor, as_completed


def heartbeat(stop):
    while not stop.wait(0.1):
        pass


def fetch(url):
    time.sleep(random.random() / 20)
    if url.endswith("/private"):
        raise PermissionError(url)
    return len(url)


def main():
    stop = mp.Event()
    mp.Process(target=heartbeat, args=(stop,), daemon=True, name="heartbeat").start()
    urls = [f"/page/{i}" for i in range(6)] + ["/private", "/admin/private"]
    refused = 0
    with ProcessPoolExecutor(2) as pool:
        futures = {pool.submit(fetch, u): u for u in urls}
        for fut in as_completed(futures):
            try:
                print(futures[fut], fut.result())
            except PermissionError as exc:
                refused += 1
                print("refused", exc)
    sys.exit(3 if refused else 0)


if __name__ == "__main__":
    main()
