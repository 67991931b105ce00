"""Give each process an event of its own, and have it set the event of the next.

Three clerks sign a page in turn, for two rounds.  Each waits for its own event,
clears it, signs, and sets the next clerk's.  At no moment can two of them go on, and
nobody can be passed over, in whatever order they come.  Without ``clear`` the events
would all be set after one round, and the second would have no order.
"""

from multiprocessing import Event, Process, SimpleQueue
from multiprocessing.synchronize import Event as EventType

CLERKS = (1, 2, 3)
NEXT = {1: 2, 2: 3, 3: 1}  # the clerks form a ring
ROUNDS = 2
ARRIVALS = (3, 1, 2)  # the order in which the clerks come


def clerk(
    number: int,
    my_turn: EventType,
    next_turn: EventType,
    here: EventType,
    page: "SimpleQueue[int]",
) -> None:
    """Sign the page once in each round; runs in a process of its own."""
    here.set()
    for _ in range(ROUNDS):
        my_turn.wait()
        my_turn.clear()
        page.put(number)
        next_turn.set()


def main() -> None:
    page: SimpleQueue[int] = SimpleQueue()
    turn = {number: Event() for number in CLERKS}
    here = {number: Event() for number in CLERKS}
    clerks = []
    for number in ARRIVALS:
        events = (turn[number], turn[NEXT[number]], here[number])
        places = (number, *events, page)
        process = Process(target=clerk, name=f"clerk {number}", args=places)
        process.start()
        here[number].wait()
        clerks.append(process)
    turn[1].set()
    for process in clerks:
        process.join()
    assert all(process.exitcode == 0 for process in clerks)
    print("came:  ", *ARRIVALS)
    print("signed:", *(page.get() for _ in range(ROUNDS * len(CLERKS))))


if __name__ == "__main__":
    main()
