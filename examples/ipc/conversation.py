"""Ask and answer through a ``Pipe``: each side has an end, to send and to receive.

Main asks the clerk for prices.  ``poll`` looks whether there is something to receive,
and waits no longer than it is told; ``recv`` waits until there is.  When the clerk has
gone, ``recv`` raises ``EOFError``, provided main has closed its own copy of the
clerk's end.
"""

from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection

PRICES = {"tea": 2, "cake": 3}  # euros
LONG = 20  # seconds


def clerk(line: Connection) -> None:
    """Answer until "goodbye" is said; runs in a child."""
    while (question := line.recv()) != "goodbye":
        line.send(PRICES.get(question, "not sold here"))
    line.close()


def main() -> None:
    ours, theirs = Pipe()
    child = Process(target=clerk, args=(theirs,), name="clerk")
    child.start()
    theirs.close()  # the child has its own
    print("unasked, something to receive:", ours.poll())
    for question in ("tea", "cake", "soup"):
        ours.send(question)
        print(f"{question}: answered in time: {ours.poll(LONG)}, answer:", ours.recv())
    ours.send("goodbye")
    try:
        ours.recv()
    except EOFError:
        print("the clerk has gone: EOFError")
    ours.close()
    child.join()
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
