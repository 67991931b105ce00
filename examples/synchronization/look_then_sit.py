"""Look first and sit down afterwards, and two clerks take the last desk.

There are two desks, and one is taken.  Ada and Bo each look at the number, see
one free desk, and then sit down.  Every access to the number is locked, and yet
there are three clerks at two desks: what a clerk has read may be out of date by the
time the clerk sits down.
"""

from multiprocessing import Barrier, Process, Value
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Barrier as BarrierType

DESKS = 2


def clerk(seated: "Synchronized[int]", both_looked: BarrierType) -> None:
    """Sit down if a desk is free; runs in a child."""
    free = DESKS - seated.value
    both_looked.wait()  # forces both to look before either sits
    if free > 0:
        with seated.get_lock():
            seated.value += 1


def main() -> None:
    seated = Value("i", 1)
    both_looked = Barrier(2)
    clerks = [
        Process(target=clerk, args=(seated, both_looked), name=name)
        for name in ("Ada", "Bo")
    ]
    for process in clerks:
        process.start()
    for process in clerks:
        process.join()
        assert process.exitcode == 0
    print("desks:", DESKS)
    print("clerks at them:", seated.value)


if __name__ == "__main__":
    main()
