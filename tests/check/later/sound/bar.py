import multiprocessing
import os
import sys
import time

counter = None
print_lock = None


def adopt(shared_counter, lock):
    global counter, print_lock
    counter, print_lock = shared_counter, lock


def collatz(n):
    start, steps = n, 0
    while n != 1:
        n = 3 * n + 1 if n % 2 else n // 2
        steps += 1
    with counter.get_lock():
        counter.value += 1
    if start % 500 == 0:
        with print_lock:
            print(f"pid {os.getpid()} reached {start}", flush=True)
    return steps


def show(done, total, stream=sys.stderr, width=30):
    full = width * done // total
    stream.write(f"\r[{'#' * full}{'.' * (width - full)}] {done}/{total}")
    stream.flush()


def main():
    total = 2000
    shared, lock = multiprocessing.Value("L", 0), multiprocessing.Lock()
    with multiprocessing.Pool(2, initializer=adopt, initargs=(shared, lock)) as pool:
        promise = pool.map_async(collatz, range(1, total + 1), chunksize=50)
        while not promise.ready():
            show(shared.value, total)
            promise.wait(0.05)
        steps = promise.get()
        pool.close()
        pool.join()
    show(shared.value, total)
    sys.stderr.write("\n")
    longest = max(range(total), key=steps.__getitem__)
    print("longest chain:", longest + 1, "with", steps[longest], "steps; here counter is", counter)


if __name__ == "__main__":
    main()
