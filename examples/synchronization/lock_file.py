"""Create the lock file in one step that fails when it is there already.

``open(path, "x")`` asks the system for just that (``O_CREAT | O_EXCL``), and of many
who try at once exactly one succeeds.  To look first and create afterwards would let
in everybody who looks before the first has created it.  The one who has it removes
the file when done, and the next can have it.
"""

import tempfile
from multiprocessing import Barrier, Process, SimpleQueue
from multiprocessing.synchronize import Barrier as BarrierType
from pathlib import Path

CLERKS = ("Ada", "Bo", "Cy")
ROUNDS = 3


def take(path: Path) -> bool:
    """Become the one who has the lock file, or learn that somebody else has."""
    try:
        path.open("x").close()
    except FileExistsError:
        return False
    return True


def clerk(path: Path, all_here: BarrierType, answers: "SimpleQueue[bool]") -> None:
    """Try to take the lock file, together with all others, in each round."""
    for _ in range(ROUNDS):
        all_here.wait()
        mine = take(path)
        answers.put(mine)
        all_here.wait()
        if mine:
            path.unlink()


def main() -> None:
    all_here = Barrier(len(CLERKS), timeout=10)
    answers: SimpleQueue[bool] = SimpleQueue()
    with tempfile.TemporaryDirectory() as folder:
        args = (Path(folder, "ledger.lock"), all_here, answers)
        clerks = [Process(target=clerk, name=name, args=args) for name in CLERKS]
        for process in clerks:
            process.start()
        for process in clerks:
            process.join()
        assert all(process.exitcode == 0 for process in clerks)
        for number in range(1, ROUNDS + 1):
            took = sum(answers.get() for _ in CLERKS)
            print(f"round {number}: {len(CLERKS)} tried, {took} took it")


if __name__ == "__main__":
    main()
