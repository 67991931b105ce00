"""Release an RLock as often as you took it, and let nobody else release it.

Ada takes the lock three times and releases it step by step.  After each step Bo, in
another process, tries to take it: only when Ada's count is back to 0 can he.  He
can't release it for her either, and one release too many is an error for her as well.
So write ``with``, which can't forget one.
"""

from multiprocessing import Pipe, Process, RLock
from multiprocessing.connection import Connection
from multiprocessing.synchronize import RLock as RLockType

TIMES = 3


def bo(lock: RLockType, line: Connection) -> None:
    """Try to take the lock whenever asked; runs in a process of its own."""
    line.send(attempt_release(lock))
    for _ in range(TIMES + 1):
        line.recv()
        taken = lock.acquire(block=False)
        line.send(taken)
        if taken:
            lock.release()


def attempt_release(lock: RLockType) -> str:
    """Release the lock, and return what comes of it."""
    try:
        lock.release()
    except AssertionError as error:
        return f"AssertionError: {error}"
    return "released"


def main() -> None:
    lock = RLock()
    for _ in range(TIMES):
        lock.acquire()
    mine, theirs = Pipe()
    process = Process(target=bo, name="Bo", args=(lock, theirs))
    process.start()
    print("Bo releases it:", mine.recv())
    for left in range(TIMES, -1, -1):
        mine.send("try")
        print(f"held {left} times; Bo can take it: {mine.recv()}")
        print("Ada releases it:", attempt_release(lock))
    process.join()
    assert process.exitcode == 0


if __name__ == "__main__":
    main()
