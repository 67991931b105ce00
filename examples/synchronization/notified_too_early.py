"""Check the data before you wait: a condition keeps no notification."""

from ctypes import c_bool
from multiprocessing import Condition, Process, RawValue
from multiprocessing.synchronize import Condition as ConditionType


def worker(ready: c_bool, changed: ConditionType) -> None:
    """Wait in two ways for what has happened already; runs in a child process."""
    with changed:
        print("wait:", changed.wait(timeout=0.5))
        print("wait_for:", changed.wait_for(lambda: ready.value))


def main() -> None:
    ready, changed = RawValue(c_bool, False), Condition()
    with changed:
        ready.value = True
        changed.notify_all()
    print("main has notified", flush=True)
    process = Process(target=worker, args=(ready, changed))
    process.start()
    process.join()


if __name__ == "__main__":
    main()
