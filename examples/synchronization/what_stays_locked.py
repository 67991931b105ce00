"""Kill the holder of each kind of lock, then try to acquire and to release it."""

import multiprocessing as mp
from multiprocessing.connection import Connection
from typing import Any

TIMEOUT = 0.3  # seconds


def holder(lock: Any, conn: Connection) -> None:
    """Acquire the lock and keep it; runs in a child process."""
    lock.acquire(True, TIMEOUT)
    conn.send("acquired")
    conn.recv()  # killed here


def kill_holder(lock: Any) -> None:
    """Let a child process acquire the lock, and kill it."""
    conn, child_conn = mp.Pipe()
    process = mp.Process(target=holder, args=(lock, child_conn))
    process.start()
    conn.recv()
    process.kill()
    process.join()


def try_to_release(lock: Any) -> str:
    """Release a lock that another process acquired, or return the error's name."""
    try:
        lock.release()
    except (AssertionError, RuntimeError) as error:
        return type(error).__name__
    return "released"


def main() -> None:
    with mp.Manager() as manager:
        locks: dict[str, Any] = {
            "Lock": mp.Lock(),
            "Semaphore": mp.Semaphore(1),
            "RLock": mp.RLock(),
            "Condition": mp.Condition(),
            "lock of a Value": mp.Value("i").get_lock(),
            "Manager().Lock": manager.Lock(),
            "Manager().RLock": manager.RLock(),
        }
        for name, lock in locks.items():
            kill_holder(lock)
            acquired = lock.acquire(True, TIMEOUT)
            print(f"{name:16} acquired: {acquired}  release: {try_to_release(lock)}")


if __name__ == "__main__":
    main()
