"""Use a lock of the fork context in a process of the default one."""

import sys
from multiprocessing import Process, get_context, set_start_method
from multiprocessing.synchronize import Lock


def worker(lock: Lock) -> None:
    with lock:
        print("lock taken", flush=True)


def main() -> None:
    lock = get_context("fork").Lock()
    process = Process(target=worker, args=(lock,))
    process.start()
    process.join()


if __name__ == "__main__":
    set_start_method(sys.argv[1] if sys.argv[1:] else None, force=True)
    main()
