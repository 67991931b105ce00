"""Start as many workers as you have CPUs to use, not as the machine has.

``os.cpu_count`` counts the machine's CPUs.  A batch system, a container or
``taskset`` may leave you fewer, and a clerk for each CPU of the machine then
only means more clerks in the queue.  ``os.sched_getaffinity`` says which ones a
process may use; a child begins with the CPUs of the process that made it.
"""

import os
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection


def usable() -> int:
    """Return on how many CPUs this process may run."""
    if hasattr(os, "process_cpu_count"):  # Python 3.13
        return os.process_cpu_count() or 1
    return len(os.sched_getaffinity(0))


def clerk(desk: Connection) -> None:
    """Tell on how many CPUs one may run; this runs in the child."""
    desk.send((os.cpu_count(), usable()))


def main() -> None:
    machine = os.cpu_count()
    all_of_mine = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(all_of_mine)})
    print("CPUs for me, now that I am bound to one:", usable())
    print("cpu_count takes no notice:", os.cpu_count() == machine)

    desk, door = Pipe()
    child = Process(target=clerk, args=(door,))
    child.start()
    counted, mine = desk.recv()
    child.join()
    assert child.exitcode == 0
    print("CPUs for a child that I start:", mine)
    print("cpu_count takes no notice there:", counted == machine)


if __name__ == "__main__":
    main()
