"""Let three tasks of a pool meet at a barrier; the number of workers is an argument."""

import sys
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier

kept: list[Barrier] = []


def keep(barrier: Barrier) -> None:
    kept.append(barrier)


def meet(_task: int) -> str:
    kept[0].wait()
    return "met"


if __name__ == "__main__":
    context = get_context(sys.argv[1])
    with context.Pool(int(sys.argv[2]), keep, (context.Barrier(3),)) as pool:
        print(pool.map(meet, range(3), chunksize=1))
