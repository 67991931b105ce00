import os
import time
from multiprocessing import Process, Queue


def encode(number, tasks):
    while (name := tasks.get()) is not None:
        time.sleep(0.02)
    print("encoder finished", flush=True)


def wait_for_children():
    while True:
        try:
            os.wait()
        except ChildProcessError:
            return


def main():
    tasks = Queue()
    encoders = [Process(target=encode, args=(n, tasks)) for n in range(2)]
    for encoder in encoders:
        encoder.start()
    for name in ["1.flac", "2.flac", "3.flac"] + [None] * len(encoders):
        tasks.put(name)
    wait_for_children()
    print("all done")


if __name__ == "__main__":
    main()
