"""Append audit lines from a pool; the lock comes in by the initializer."""
import multiprocessing as mp
import os
import random
import tempfile
import time

_lock = None
_path = None


def _setup(lock, path):
    global _lock, _path
    _lock, _path = lock, path


def audit(event):
    time.sleep(random.random() / 50)
    with _lock:
        with open(_path, encoding="utf-8") as f:
            number = int(f.readline() or 0)
        with open(_path, "w", encoding="utf-8") as f:
            f.write(f"{number + 1}\n")
    print(f"{event} by {os.getpid()}", flush=True)
    return event


def main():
    handle, path = tempfile.mkstemp()
    os.close(handle)
    try:
        with mp.Pool(3, initializer=_setup, initargs=(mp.Lock(), path)) as pool:
            for event in pool.imap_unordered(audit, [f"event-{i}" for i in range(12)]):
                print("noted", event)
        with open(path, encoding="utf-8") as f:
            print("total", f.read().strip())
    finally:
        os.unlink(path)


if __name__ == "__main__":
    main()
