import multiprocessing as mp
import os
import signal
import time


def endless(ready):
    ready.set()
    while True:
        time.sleep(0.1)


def start():
    ready = mp.Event()
    process = mp.Process(target=endless, args=(ready,))
    process.start()
    ready.wait()
    return process


if __name__ == "__main__":
    process = start()
    process.terminate()
    process.join()
    print("terminated:", process.exitcode == -signal.SIGTERM)
    process = start()
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    print("killed:", process.exitcode == -signal.SIGKILL)
    process.close()
