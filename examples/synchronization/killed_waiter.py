"""Never kill a process that waits on a ``Condition``: ``notify`` would hang.

Ada waits and is killed.  Bo then notifies, and ``notify`` itself waits until all
whom it woke report that they are awake.  Ada can't.  Bo holds the lock meanwhile,
so everyone else is shut out as well.  ``Event.set`` and a Barrier use a condition
inside and hang in the same way.
"""

from multiprocessing import Condition, Process, SimpleQueue
from multiprocessing.synchronize import Condition as ConditionType


def listen(bell: ConditionType, notes: "SimpleQueue[str]") -> None:
    """Wait for the bell; runs in a child."""
    with bell:
        notes.put("waits")
        bell.wait()


def ring(bell: ConditionType, notes: "SimpleQueue[str]") -> None:
    """Ring the bell; runs in a child."""
    with bell:
        notes.put("rings")
        bell.notify_all()


def main() -> None:
    bell = Condition()
    notes: SimpleQueue[str] = SimpleQueue()
    ada = Process(target=listen, args=(bell, notes), name="Ada")
    bo = Process(target=ring, args=(bell, notes), name="Bo")
    ada.start()
    print("Ada", notes.get())
    with bell:  # to be had only when Ada has let go of it and sleeps
        ada.kill()
        ada.join()
    bo.start()
    print("Bo", notes.get())
    bo.join(timeout=1)
    print("a second later, Bo is still ringing:", bo.is_alive())
    print("somebody else gets the lock:", bell.acquire(timeout=0.1))
    bo.kill()
    bo.join()


if __name__ == "__main__":
    main()
