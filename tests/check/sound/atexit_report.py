import atexit
import os
from multiprocessing import Process, current_process

STARTED_BY = os.getpid()


def goodbye(name):
    print("goodbye from", name, flush=True)


def work(number):
    print("task", number, "in", current_process().name, flush=True)


def main():
    atexit.register(goodbye, "main")
    processes = [Process(target=work, args=(n,), name=f"worker-{n}") for n in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()


if __name__ == "__main__":
    main()
