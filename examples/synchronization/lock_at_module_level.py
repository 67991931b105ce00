"""Pass a lock as an argument: at module level, each process may have its own."""

from multiprocessing import Lock, Process
from multiprocessing.synchronize import Lock as LockType

module_lock = Lock()


def worker(lock: LockType) -> None:
    """Try to take both locks without waiting; runs in a child process."""
    for name, tried in (("module_lock", module_lock), ("the argument", lock)):
        if tried.acquire(block=False):
            print(f"worker takes {name} as well")
            tried.release()
        else:
            print(f"worker would have to wait for {name}")


def main() -> None:
    lock = Lock()
    with module_lock, lock:
        print("main holds both locks", flush=True)
        process = Process(target=worker, args=(lock,))
        process.start()
        process.join()


if __name__ == "__main__":
    main()
