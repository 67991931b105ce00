"""Let nobody go on until all have come, with a ``Barrier``.

Each clerk counts the money in one drawer and then wants the total of all three.
Behind the barrier every drawer has been counted, so all three see the same total.
The second wait is for the next day: nobody may count anew while somebody is still
adding up the old numbers.
"""

from collections.abc import MutableSequence
from multiprocessing import Array, Barrier, Process, SimpleQueue
from multiprocessing.synchronize import Barrier as BarrierType

CLERKS = ("Ada", "Bo", "Cy")
DAYS = (1, 2)
Report = tuple[int, str, int, int]  # day, name, total, number at the barrier


def count(number: int, day: int) -> int:
    """Return what lies in a drawer: 10, 20 and 30 on the first day."""
    return (number + 1) * 10 * day


def clerk(
    number: int,
    drawers: MutableSequence[int],
    meeting: BarrierType,
    reports: "SimpleQueue[Report]",
) -> None:
    """Count one drawer each day, and add up all; runs in a child."""
    for day in DAYS:
        drawers[number] = count(number, day)
        place = meeting.wait()
        reports.put((day, CLERKS[number], sum(drawers), place))
        meeting.wait()


def main() -> None:
    drawers, meeting = Array("i", len(CLERKS), lock=False), Barrier(len(CLERKS))
    book: SimpleQueue[Report] = SimpleQueue()
    clerks = [
        Process(target=clerk, args=(number, drawers, meeting, book), name=name)
        for number, name in enumerate(CLERKS)
    ]
    for process in clerks:
        process.start()
    reports = sorted(book.get() for _ in range(len(DAYS) * len(CLERKS)))
    for process in clerks:
        process.join()
        assert process.exitcode == 0
    for day in DAYS:
        today = [report for report in reports if report[0] == day]
        print(f"day {day}:", [(name, total) for _, name, total, _ in today])
        print("  numbers at the barrier:", sorted(place for *_, place in today))


if __name__ == "__main__":
    main()
