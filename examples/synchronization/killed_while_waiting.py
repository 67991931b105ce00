"""Kill a process that waits on a Condition, and notify_all hangs."""

from multiprocessing import Condition, Process, SimpleQueue
from multiprocessing.synchronize import Condition as ConditionType


def wait(changed: ConditionType, notes: "SimpleQueue[str]") -> None:
    """Wait for a notification; runs in a child process."""
    with changed:
        notes.put("waits")
        changed.wait()


def notify(changed: ConditionType, notes: "SimpleQueue[str]") -> None:
    """Notify all that wait; runs in a child process."""
    with changed:
        notes.put("notifies")
        changed.notify_all()


def main() -> None:
    changed = Condition()
    notes: SimpleQueue[str] = SimpleQueue()
    waiting = Process(target=wait, args=(changed, notes))
    notifier = Process(target=notify, args=(changed, notes))
    waiting.start()
    print("worker 1", notes.get())
    with changed:  # worker 1 has released the lock, so it waits
        waiting.kill()
        waiting.join()
    notifier.start()
    print("worker 2", notes.get())
    notifier.join(timeout=1)
    print("after a second, worker 2 is still in notify_all:", notifier.is_alive())
    print("main gets the lock:", changed.acquire(timeout=0.1))
    notifier.kill()
    notifier.join()


if __name__ == "__main__":
    main()
