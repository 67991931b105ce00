"""Search a large table in forked children while a daemon shows a pulse."""
import multiprocessing
import sys
import time

CTX = multiprocessing.get_context("fork")
TABLE = {}


def pulse(period):
    while True:
        sys.stderr.write(".")
        sys.stderr.flush()
        time.sleep(period)


def build(n):
    for i in range(n):
        TABLE[i] = (i * 2654435761) % 1000003


def search(lo, hi, conn):
    conn.send(max(range(lo, hi), key=TABLE.__getitem__))
    conn.close()


def main():
    build(30000)
    CTX.Process(target=pulse, args=(0.1,), daemon=True).start()
    parts = []
    for lo in range(0, 30000, 10000):
        here, there = CTX.Pipe(duplex=False)
        child = CTX.Process(target=search, args=(lo, lo + 10000, there))
        child.start()
        there.close()
        parts.append((child, here))
    best = []
    for child, here in parts:
        best.append(here.recv())
        child.join()
    print("largest at", max(best, key=TABLE.__getitem__))


if __name__ == "__main__":
    main()
