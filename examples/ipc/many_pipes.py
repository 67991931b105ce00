"""Wait for many pipes at once, and take from whichever has something.

Ada has nothing to say until Bo has been heard.  Whoever asked them in turn, Ada first,
would wait for Ada for ever while Bo's order lies there.  ``wait`` returns all ends
that have something to receive.  A pipe that has come to its end is ready too, for
ever, so it is taken off the list.
"""

from multiprocessing import Event, Pipe, Process
from multiprocessing.connection import Connection, wait
from multiprocessing.synchronize import Event as EventType

PATIENCE = 20  # seconds


def waiter(name: str, line: Connection, heard: EventType) -> None:
    """Send two orders; runs in a child."""
    if name == "Ada":
        heard.wait(timeout=3 * PATIENCE)
    for dish in ("tea", "cake"):
        line.send(f"{name}: {dish}")


def listen(ends: list[Connection], heard: EventType) -> list[str]:
    """Return what comes, in the order in which it comes, until all have ended."""
    orders = []
    while ends:
        if not (ready := wait(ends, timeout=PATIENCE)):
            raise TimeoutError(f"nothing comes from {len(ends)} waiters")
        for end in [one for one in ends if one in ready]:
            try:
                orders.append(end.recv())
            except EOFError:
                ends.remove(end)
                end.close()
        if "Bo: cake" in orders:
            heard.set()
    return orders


def main() -> None:
    heard, ends, waiters = Event(), [], []
    for name in ("Ada", "Bo"):
        receiver, sender = Pipe(duplex=False)
        child = Process(
            target=waiter, args=(name, sender, heard), name=name, daemon=True
        )
        child.start()
        sender.close()  # before the next one is started, which would inherit it
        ends.append(receiver)
        waiters.append(child)
    print(*listen(ends, heard), sep=", ")
    for child in waiters:
        child.join()
        assert child.exitcode == 0


if __name__ == "__main__":
    main()
