import datetime
import os
import random
import tempfile
import time
from multiprocessing import Process


def report(path):
    started = time.perf_counter()
    value = random.random()
    with open(path, "a") as file:
        file.write(f"{value}\n")
    print(os.getpid(), datetime.datetime.now(), path, value, flush=True)
    print(f"took {time.perf_counter() - started:.6f} s", flush=True)


def main():
    with tempfile.TemporaryDirectory() as folder:
        print("logs in", folder, "by", os.getpid(), flush=True)
        processes = [Process(target=report, args=(f"{folder}/{n}.log",)) for n in range(3)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
            print(process.name, process.pid, process.exitcode)


if __name__ == "__main__":
    main()
