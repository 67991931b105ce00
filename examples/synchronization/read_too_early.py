"""Add up before all have counted, and each clerk gets another total.

This is the same count without a barrier, in an order that can happen: Ada is done
before Bo begins, and Bo before Cy.  Nothing fails.  Only the last one's total is
right, and none of them can tell whether it is the last.
"""

from collections.abc import MutableSequence
from multiprocessing import Array, Process, SimpleQueue

CLERKS = ("Ada", "Bo", "Cy")


def clerk(
    number: int, drawers: MutableSequence[int], totals: "SimpleQueue[int]"
) -> None:
    """Count one drawer, and add up all; runs in a child."""
    drawers[number] = (number + 1) * 10
    totals.put(sum(drawers))


def main() -> None:
    drawers = Array("i", len(CLERKS), lock=False)
    totals: SimpleQueue[int] = SimpleQueue()
    for number, name in enumerate(CLERKS):
        process = Process(target=clerk, args=(number, drawers, totals), name=name)
        process.start()
        process.join()  # forces the order
        assert process.exitcode == 0
        print(name, totals.get())


if __name__ == "__main__":
    main()
