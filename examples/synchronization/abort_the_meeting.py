"""Call ``abort`` when you can't come, so that nobody waits for you.

Cy's drawer is stuck.  Ada and Bo are already waiting, and would wait for ever;
``abort`` breaks the barrier, and each gets a ``BrokenBarrierError``.  A broken
barrier stays broken, so whoever comes later fails at once, until ``reset``.
"""

import time
from multiprocessing import Barrier, Process, SimpleQueue
from multiprocessing.synchronize import Barrier as BarrierType
from threading import BrokenBarrierError

CLERKS = ("Ada", "Bo", "Cy")


def meet(meeting: BarrierType) -> str:
    """Wait for the others and say how it went."""
    try:
        meeting.wait()
    except BrokenBarrierError:
        return "BrokenBarrierError"
    return "met the others"


def clerk(
    name: str, stuck: bool, meeting: BarrierType, notes: "SimpleQueue[str]"
) -> None:
    """Come to the meeting, or call it off; runs in a child."""
    if stuck:
        while meeting.n_waiting < len(CLERKS) - 1:  # the worst moment to fail
            time.sleep(0.01)
        meeting.abort()
        notes.put(f"{name}: called it off")
    else:
        notes.put(f"{name}: {meet(meeting)}")


def hold(meeting: BarrierType, stuck: str) -> None:
    """Send all clerks to the meeting, and print what each has to tell."""
    notes: SimpleQueue[str] = SimpleQueue()
    clerks = [
        Process(target=clerk, args=(name, name == stuck, meeting, notes), name=name)
        for name in CLERKS
    ]
    for process in clerks:
        process.start()
    print(*sorted(notes.get() for _ in CLERKS), sep="\n")
    for process in clerks:
        process.join()
        assert process.exitcode == 0


def main() -> None:
    meeting = Barrier(len(CLERKS))
    hold(meeting, stuck="Cy")
    print("main, too late:", meet(meeting))
    meeting.reset()
    print("after reset:")
    hold(meeting, stuck="nobody")


if __name__ == "__main__":
    main()
