"""Don't give way in step: two who are equally polite get nowhere either.

Each clerk takes one lock and tries the other.  If it isn't free, the clerk puts back
the first and begins anew, so nobody waits for ever.  The barrier keeps the two in
step, as equal waiting times can: each time both have one lock, and both put it back.
That is a livelock: all are busy and nothing gets done.
"""

from multiprocessing import Barrier, Lock, Process, SimpleQueue
from multiprocessing.synchronize import Barrier as BarrierType
from multiprocessing.synchronize import Lock as LockType

ATTEMPTS = 5  # without a limit it would never end


def clerk(
    name: str,
    first: LockType,
    second: LockType,
    in_step: BarrierType,
    notes: "SimpleQueue[tuple[str, int]]",
) -> None:
    """Try again and again to have both locks; runs in a process of its own."""
    successes = 0
    for _ in range(ATTEMPTS):
        with first:
            in_step.wait()  # each has one
            if second.acquire(block=False):
                successes += 1
                second.release()
            in_step.wait()  # each has tried the other
    notes.put((name, successes))


def main() -> None:
    cash, stock, in_step = Lock(), Lock(), Barrier(2, timeout=10)
    notes: SimpleQueue[tuple[str, int]] = SimpleQueue()
    ada = Process(target=clerk, args=("Ada", cash, stock, in_step, notes))
    bo = Process(target=clerk, args=("Bo", stock, cash, in_step, notes))
    for process in (ada, bo):
        process.start()
    for process in (ada, bo):
        process.join()
    assert ada.exitcode == bo.exitcode == 0
    for name, successes in sorted(notes.get() for _ in range(2)):
        print(f"{name}: {ATTEMPTS} attempts, had both locks {successes} times")


if __name__ == "__main__":
    main()
