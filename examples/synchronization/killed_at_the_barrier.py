"""Don't rely on a barrier's time-out when a process may be killed at it.

Ada and Bo wait for a third, each for half a second at most.  Ada is killed while
she waits.  Bo's time runs out, and Bo tries to break the barrier: that means to
wake Ada and to wait until she is awake.  Bo never comes back, time-out or not.
"""

import time
from multiprocessing import Barrier, Process
from multiprocessing.synchronize import Barrier as BarrierType


def clerk(meeting: BarrierType) -> None:
    """Wait for the others; runs in a child."""
    meeting.wait(timeout=0.5)


def main() -> None:
    meeting = Barrier(3)
    ada, bo = (
        Process(target=clerk, args=(meeting,), name=name) for name in ("Ada", "Bo")
    )
    ada.start()
    bo.start()
    while meeting.n_waiting < 2:
        time.sleep(0.01)
    ada.kill()
    ada.join()
    bo.join(timeout=2)
    print("two seconds later, Bo is still at the barrier:", bo.is_alive())
    bo.kill()
    bo.join()


if __name__ == "__main__":
    main()
