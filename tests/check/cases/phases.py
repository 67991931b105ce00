import os
import time
from multiprocessing import Barrier, Process

WORKERS = 3


def simulate(rank, barrier):
    for phase in ("load", "exchange"):
        time.sleep(0.02 * rank)
        barrier.wait()
        if rank == 0:
            print(phase, "done", flush=True)


def main():
    barrier = Barrier(WORKERS + 1)
    workers = [Process(target=simulate, args=(rank, barrier)) for rank in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print("finished")


if __name__ == "__main__":
    main()
