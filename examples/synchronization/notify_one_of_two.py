"""Wake only one process, though the change concerns both."""

import time
from ctypes import c_bool
from multiprocessing import Condition, Process, RawValue, SimpleQueue
from multiprocessing.synchronize import Condition as ConditionType

PREPARATION = 0.4  # seconds that main needs for the data


def worker(ready: c_bool, changed: ConditionType, notes: "SimpleQueue[str]") -> None:
    """Wait until the data is ready; runs in a child process."""
    with changed:
        notes.put("waits")
        changed.wait_for(lambda: ready.value)


def count_waiting(workers: list[Process]) -> int:
    """Return how many are still there after at most a second for each."""
    for process in workers:
        process.join(timeout=1)
    return sum(process.is_alive() for process in workers)


def main() -> None:
    ready, changed = RawValue(c_bool, False), Condition()
    notes: SimpleQueue[str] = SimpleQueue()
    workers = [
        Process(target=worker, args=(ready, changed, notes), name=f"worker {number}")
        for number in (1, 2)
    ]
    for process in workers:
        process.start()
    for _ in workers:
        print("a worker", notes.get())
    time.sleep(PREPARATION)  # stands for work
    with changed:
        ready.value = True
        changed.notify()  # the mistake: both could go on now
    print("after notify, waiting:", count_waiting(workers))
    with changed:
        changed.notify_all()
    print("after notify_all, waiting:", count_waiting(workers))


if __name__ == "__main__":
    main()
