"""Take an item that isn't there, because the check after waking is missing."""

from ctypes import c_int
from multiprocessing import Condition, Process, RawValue, SimpleQueue
from multiprocessing.synchronize import Condition as ConditionType


def consumer(items: c_int, changed: ConditionType, notes: "SimpleQueue[str]") -> None:
    """Wait for an item and take it; runs in a child process."""
    with changed:
        if items.value == 0:  # the mistake: it has to be "while"
            notes.put("waits")
            changed.wait()
        items.value -= 1


def main() -> None:
    items, changed = RawValue("i", 0), Condition()
    notes: SimpleQueue[str] = SimpleQueue()
    consumers = [
        Process(target=consumer, args=(items, changed, notes), name=f"consumer {n}")
        for n in (1, 2)
    ]
    for process in consumers:
        process.start()
    for _ in consumers:
        print("a consumer", notes.get())
    with changed:  # both have released the lock, so both wait
        items.value += 1
        changed.notify_all()
    for process in consumers:
        process.join()
    print("items left:", items.value)


if __name__ == "__main__":
    main()
