"""Pass a lock as an argument; one at module level may be a lock of its own.

Under spawn and forkserver this file is imported again for the child, and the line
that makes ``DESK`` makes another lock.  Nothing complains, and nothing is protected:
the child gets the lock while main holds one of the same name.  The lock that is
passed as an argument is the same in both processes under every method.
"""

from multiprocessing import Lock, Process, SimpleQueue
from multiprocessing.synchronize import Lock as LockType

DESK = Lock()


def clerk(passed: LockType, answers: "SimpleQueue[bool]") -> None:
    """Try both locks, without waiting; runs in a child."""
    for lock in (DESK, passed):
        got = lock.acquire(block=False)
        answers.put(got)
        if got:
            lock.release()


def main() -> None:
    passed = Lock()
    answers: SimpleQueue[bool] = SimpleQueue()
    with DESK, passed:
        child = Process(target=clerk, args=(passed, answers))
        child.start()
        child.join()
    assert child.exitcode == 0
    print("main holds both locks")
    print("the child gets the one at module level:", answers.get())
    print("the child gets the one it was passed:  ", answers.get())


if __name__ == "__main__":
    main()
