"""Hold ``get_lock()`` from reading to writing, and every vote counts.

The booths begin each vote together, as they did when votes were lost.  Now one of
them has the lock of the array until it has written, and the other can't even read
in the meantime: its own reading needs the same lock.
"""

from multiprocessing import Array, Barrier, Process
from multiprocessing.sharedctypes import SynchronizedArray
from multiprocessing.synchronize import Barrier as BarrierType

ADA, BO = 0, 1
VOTES = 100  # that each booth gets, all for Ada


def booth(votes: "SynchronizedArray[int]", both_here: BarrierType) -> None:
    """Count the votes of one booth; runs in a child."""
    for _ in range(VOTES):
        both_here.wait()
        with votes.get_lock():
            votes[ADA] += 1


def main() -> None:
    votes = Array("i", [0, 0])
    both_here = Barrier(2, timeout=20)
    booths = [Process(target=booth, args=(votes, both_here)) for _ in range(2)]
    for process in booths:
        process.start()
    for process in booths:
        process.join()
        assert process.exitcode == 0
    print("votes cast for Ada:", 2 * VOTES)
    print("votes in the array:", votes[ADA])


if __name__ == "__main__":
    main()
