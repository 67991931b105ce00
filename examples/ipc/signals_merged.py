"""Don't count by signals: several of one kind that wait become one.

Main sends five orders by SIGUSR1 and one by SIGUSR2, while the clerk has both blocked.
The kernel keeps one bit for each kind, not a count: the clerk finds one of each.  On a
busy machine it needs no blocking for that; a process that gets no CPU for a moment
can't take its signals either.
"""

import os
import signal
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection

ORDERS = {signal.SIGUSR1, signal.SIGUSR2}


def clerk(line: Connection) -> None:
    """Take whatever is pending when told to; runs in a child."""
    signal.pthread_sigmask(signal.SIG_BLOCK, ORDERS)
    line.send("ready")
    line.recv()
    taken = []
    while signal.sigpending():
        taken.append(signal.Signals(signal.sigwait(ORDERS)).name)
    line.send(sorted(taken))


def main() -> None:
    mine, theirs = Pipe()
    child = Process(target=clerk, args=(theirs,))
    child.start()
    mine.recv()
    assert child.pid
    sent = [signal.SIGUSR1] * 5 + [signal.SIGUSR2]
    for number in sent:
        os.kill(child.pid, number)
    mine.send("look")
    print("sent: ", [number.name for number in sent])
    print("taken:", mine.recv())
    child.join()
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
