"""Take real-time signals if each must arrive: they wait in a queue.

From SIGRTMIN on there are some thirty signals without a meaning of their own.  Each
one sent is kept, and of those that wait, the one with the lowest number comes first.
So these are taken in another order than they were sent in, but all of them.
"""

import os
import signal
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection

URGENT, LATER = signal.SIGRTMIN, signal.SIGRTMIN + 1


def clerk(line: Connection) -> None:
    """Take whatever is pending when told to; runs in a child."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {URGENT, LATER})
    line.send("ready")
    line.recv()
    taken = []
    while signal.sigpending():
        taken.append(signal.sigwait({URGENT, LATER}) - signal.SIGRTMIN)
    line.send(taken)


def main() -> None:
    mine, theirs = Pipe()
    child = Process(target=clerk, args=(theirs,))
    child.start()
    mine.recv()
    assert child.pid
    sent = [LATER, URGENT, URGENT, LATER, URGENT]
    for number in sent:
        os.kill(child.pid, number)
    mine.send("look")
    print("sent, above SIGRTMIN: ", [number - signal.SIGRTMIN for number in sent])
    print("taken, above SIGRTMIN:", mine.recv())
    child.join()
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
