"""Add to an element of an ``Array`` without its lock, and votes are lost.

Two booths count one vote each for Ada, a hundred times.  ``votes[ADA] += 1`` is a
reading and a writing, and the array takes its lock for each of them, not for both.
The barrier between the two is the unlucky moment, come every time: both booths have
read the same number, and both write the same number plus one.
"""

from multiprocessing import Array, Barrier, Process
from multiprocessing.sharedctypes import SynchronizedArray
from multiprocessing.synchronize import Barrier as BarrierType

ADA, BO = 0, 1
VOTES = 100  # that each booth gets, all for Ada


def booth(votes: "SynchronizedArray[int]", both_here: BarrierType) -> None:
    """Count the votes of one booth; runs in a child."""
    for _ in range(VOTES):
        so_far = votes[ADA]
        both_here.wait()
        votes[ADA] = so_far + 1


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
