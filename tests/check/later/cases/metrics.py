import threading
import time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Process

registry_lock = threading.Lock()
registry = {}


def increment(name, cost=0.0):
    with registry_lock:
        registry[name] = registry.get(name, 0) + 1
        time.sleep(cost)


def worker(name):
    increment(name)
    print(name, registry[name], flush=True)


def main():
    with ThreadPoolExecutor(max_workers=1) as threads:
        threads.submit(increment, "startup", 1.0)
        time.sleep(0.2)
        process = Process(target=worker, args=("worker",))
        process.start()
    process.join()
    print("exit code", process.exitcode)


if __name__ == "__main__":
    main()
