import random
from multiprocessing import Process, SimpleQueue

SEED = 1234


def augment(worker, out):
    shifts = [random.randint(0, 999) for _ in range(4)]
    out.put((worker, shifts))


def main():
    random.seed(SEED)
    out = SimpleQueue()
    workers = [Process(target=augment, args=(n, out)) for n in range(3)]
    for worker in workers:
        worker.start()
    batches = sorted(out.get() for _ in workers)
    for worker in workers:
        worker.join()
    for worker, shifts in batches:
        print(worker, shifts)


if __name__ == "__main__":
    main()
