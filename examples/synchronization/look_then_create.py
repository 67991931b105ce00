"""Look for the lock file first and create it afterwards, and all get in.

Between the look and the creation there is time for others to look as well, and they
see no file either.  The barrier stands in that gap here, so that it happens every
time; without a barrier it happens now and then, on the day with the most work.
"""

import tempfile
from multiprocessing import Barrier, Process, SimpleQueue
from multiprocessing.synchronize import Barrier as BarrierType
from pathlib import Path

CLERKS = ("Ada", "Bo", "Cy")


def take(path: Path, all_looked: BarrierType) -> bool:
    """Take the lock file if it isn't there: two steps, and a gap between them."""
    free = not path.exists()
    all_looked.wait()
    if free:
        path.touch()
    return free


def clerk(path: Path, all_looked: BarrierType, answers: "SimpleQueue[bool]") -> None:
    """Try to take the lock file; this runs in a child."""
    answers.put(take(path, all_looked))


def main() -> None:
    all_looked = Barrier(len(CLERKS), timeout=10)
    answers: SimpleQueue[bool] = SimpleQueue()
    with tempfile.TemporaryDirectory() as folder:
        args = (Path(folder, "ledger.lock"), all_looked, answers)
        clerks = [Process(target=clerk, name=name, args=args) for name in CLERKS]
        for process in clerks:
            process.start()
        for process in clerks:
            process.join()
    assert all(process.exitcode == 0 for process in clerks)
    took = sum(answers.get() for _ in CLERKS)
    print(f"{len(CLERKS)} tried, {took} took it")


if __name__ == "__main__":
    main()
