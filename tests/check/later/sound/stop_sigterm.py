"""Workers that are ended by SIGTERM and tidy up themselves; free print order."""
import multiprocessing
import signal
import sys
import threading
import time

_print_lock = None


def adopt(lock):
    global _print_lock
    _print_lock = lock


def say(text):
    with _print_lock:
        print(text, flush=True)


class Ended(Exception):
    pass


def end(signum, frame):
    raise Ended


def tail(name, ready, lock):
    adopt(lock)
    signal.signal(signal.SIGTERM, end)
    try:
        ready.release()
        while True:
            time.sleep(0.1)
    except Ended:
        say(f"{name} closed its file")
        sys.exit(7)


def main():
    lock = multiprocessing.Lock()
    ready = multiprocessing.Semaphore(0)
    tails = [
        multiprocessing.Process(target=tail, args=(f"log{i}", ready, lock))
        for i in range(3)
    ]
    for process in tails:
        process.start()
    for _ in tails:
        ready.acquire()
    enders = [threading.Thread(target=process.terminate) for process in tails]
    for thread in enders:
        thread.start()
    for thread in enders:
        thread.join()
    for process in tails:
        process.join()
    print([process.exitcode for process in tails])


if __name__ == "__main__":
    main()
