"""Workers append to one ledger under a lock they get from the initializer."""
import multiprocessing
import os
import random
import sys
import tempfile
import time

lock = None
ledger = None


def init_worker(shared_lock, path):
    global lock, ledger
    lock = shared_lock
    ledger = path


def book(amount):
    time.sleep(random.random() / 50)
    with lock:
        with open(ledger) as source:
            total = int(source.read())
        with open(ledger, "w") as out:
            out.write(str(total + amount))
    print("pid", os.getpid(), "booked", amount, "ticket", random.randrange(10 ** 6), flush=True)
    return os.getpid()


class Ledger:
    def __init__(self, folder):
        self.path = os.path.join(folder, "ledger")
        with open(self.path, "w") as out:
            out.write("0")

    def book_all(self, amounts):
        guard = multiprocessing.Lock()
        with multiprocessing.Pool(3, init_worker, (guard, self.path), maxtasksperchild=5) as pool:
            pids = set(pool.imap_unordered(book, amounts))
            pool.close()
            pool.join()
        return pids

    def total(self):
        with open(self.path) as source:
            return int(source.read())


def main():
    with tempfile.TemporaryDirectory() as folder:
        ledger_file = Ledger(folder)
        pids = ledger_file.book_all(range(12))
        print("processes at work:", len(pids))
        print("total", ledger_file.total())
        assert ledger_file.total() == sum(range(12))


if __name__ == "__main__":
    main()
