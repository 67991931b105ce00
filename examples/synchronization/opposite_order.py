"""Take two locks in opposite orders, and see where the two processes hang.

Ada buys: she locks the cash, then the stock.  Bo sells: stock first, then cash.  The
barrier makes sure that each holds one lock before either asks for the other's, and
from then on both would wait for ever.  So each sets an alarm before its second lock:
``faulthandler`` writes down where the process stands, and ends it.
"""

import faulthandler
import linecache
import re
import tempfile
from collections.abc import Callable
from multiprocessing import Barrier, Lock, Process
from multiprocessing.synchronize import Barrier as BarrierType
from multiprocessing.synchronize import Lock as LockType
from pathlib import Path
from typing import IO

PATIENCE = 1  # seconds until a process that still waits is given up
FRAME = re.compile(r'File "(.*)", line (\d+) in (\w+)')
Deal = Callable[[LockType, LockType, BarrierType, IO[str]], None]


def buy(cash: LockType, stock: LockType, barrier: BarrierType, diary: IO[str]) -> None:
    """Pay, then put the goods on the shelf."""
    with cash:
        meet(barrier, diary)
        with stock:
            print("bought")


def sell(cash: LockType, stock: LockType, barrier: BarrierType, diary: IO[str]) -> None:
    """Take the goods from the shelf, then the money."""
    with stock:
        meet(barrier, diary)
        with cash:
            print("sold")


def meet(barrier: BarrierType, diary: IO[str]) -> None:
    """Wait until both hold one lock, and set the alarm."""
    barrier.wait()
    faulthandler.dump_traceback_later(PATIENCE, exit=True, file=diary)


def clerk(
    deal: Deal, cash: LockType, stock: LockType, barrier: BarrierType, path: Path
) -> None:
    """Do one deal; this runs in a process of its own."""
    with path.open("w") as diary:
        deal(cash, stock, barrier, diary)
        faulthandler.cancel_dump_traceback_later()


def innermost(stack: str) -> str:
    """Return the last place in this very file that a printed stack shows."""
    for path, line, function in FRAME.findall(stack):
        if Path(path).name == Path(__file__).name:
            return f"{function}, at: {linecache.getline(__file__, int(line)).strip()}"
    return "nowhere"


def main() -> None:
    cash, stock, barrier = Lock(), Lock(), Barrier(2, timeout=10)
    with tempfile.TemporaryDirectory() as folder:
        diaries = {"Ada": Path(folder, "Ada"), "Bo": Path(folder, "Bo")}
        clerks = [
            Process(target=clerk, name=name, args=(deal, cash, stock, barrier, path))
            for deal, (name, path) in zip((buy, sell), diaries.items(), strict=True)
        ]
        for process in clerks:
            process.start()
        for process in clerks:
            process.join()
        for name, path in diaries.items():
            print(f"{name} was stuck in {innermost(path.read_text())}")
    print("exit codes:", *(process.exitcode for process in clerks))


if __name__ == "__main__":
    main()
