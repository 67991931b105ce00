"""Wait twice in each round: when all have read, and when all have written."""

from collections.abc import MutableSequence
from multiprocessing import Barrier, Process, RawArray
from multiprocessing.synchronize import Barrier as BarrierType

ROUNDS = 4
ROD = [96, 0, 0, 0, 0, 0, 0, 48]  # temperatures; the two ends keep theirs
PARTS = (range(1, 3), range(3, 5), range(5, 7))  # one for each worker


def worker(part: range, rod: MutableSequence[int], barrier: BarrierType) -> None:
    """Give each place the mean of its neighbours; runs in a child process."""
    for number in range(1, ROUNDS + 1):
        new = [(rod[place - 1] + rod[place + 1]) // 2 for place in part]
        barrier.wait()  # all have read the old temperatures
        rod[part.start : part.stop] = new
        if barrier.wait() == 0:  # all have written the new ones
            print(f"after round {number}:", *rod, flush=True)


def main() -> None:
    rod, barrier = RawArray("i", ROD), Barrier(len(PARTS))
    workers = [Process(target=worker, args=(part, rod, barrier)) for part in PARTS]
    for process in workers:
        process.start()
    for process in workers:
        process.join()


if __name__ == "__main__":
    main()
