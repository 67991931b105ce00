"""Wait in vain for a lock whose holder was killed."""

from ctypes import Array, c_int
from multiprocessing import Lock, Pipe, Process, RawArray
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Lock as LockType

TIMEOUT = 0.2  # seconds; an hour would change nothing
CHECKING, SAVINGS = 0, 1


def transfer(accounts: "Array[c_int]", lock: LockType, conn: Connection) -> None:
    """Move 10 to savings while holding the lock; runs in a child process."""
    with lock:
        accounts[CHECKING] -= 10
        conn.send("halfway")
        conn.recv()  # killed here
        accounts[SAVINGS] += 10


def main() -> None:
    accounts, lock = RawArray(c_int, (100, 100)), Lock()
    conn, child_conn = Pipe()
    worker = Process(name="worker", target=transfer, args=(accounts, lock, child_conn))
    worker.start()
    print("worker:", conn.recv())
    worker.kill()
    worker.join()
    print("worker was killed:", worker.exitcode != 0)

    print("main got the lock:", lock.acquire(timeout=TIMEOUT))
    print("checking:", accounts[CHECKING], "savings:", accounts[SAVINGS])

    lock.release()  # allowed, but the total is still wrong
    print("main got it after a release:", lock.acquire(timeout=TIMEOUT))


if __name__ == "__main__":
    main()
