"""Give way in step, and nobody ever holds both locks, though all are busy."""

from multiprocessing import Barrier, Lock, Process, current_process
from multiprocessing.synchronize import Barrier as BarrierType
from multiprocessing.synchronize import Lock as LockType

ATTEMPTS = 3  # without a limit it would never end


def worker(first: LockType, second: LockType, in_step: BarrierType) -> None:
    """Try again and again to hold both locks; runs in a child process."""
    name = current_process().name
    for attempt in range(1, ATTEMPTS + 1):
        with first:
            in_step.wait()  # each worker holds one lock
            if second.acquire(block=False):
                print(f"{name} holds both locks", flush=True)
                second.release()
            else:
                print(f"{name} gives way, attempt {attempt}", flush=True)
            in_step.wait()  # each worker has tried the other


def main() -> None:
    checking, savings, in_step = Lock(), Lock(), Barrier(2, timeout=10)
    workers = [
        Process(target=worker, name="worker 1", args=(checking, savings, in_step)),
        Process(target=worker, name="worker 2", args=(savings, checking, in_step)),
    ]
    for process in workers:
        process.start()
    for process in workers:
        process.join()


if __name__ == "__main__":
    main()
