"""Don't count in a handler either: Python runs it once for several signals.

Main sends five real-time signals, and the kernel delivers all five.  What it calls is a
small function of Python's, in C, which makes a note; your handler runs later, between
two steps of your code, once for all notes of one kind.  ``set_wakeup_fd`` makes the C
function write a byte each time, and there are five bytes.
"""

import os
import signal
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from types import FrameType

ORDER = signal.SIGRTMIN


def clerk(line: Connection) -> None:
    """Count the same signals in two ways; runs in a child."""
    counted = 0

    def handler(_number: int, _frame: FrameType | None) -> None:
        nonlocal counted
        counted += 1

    reader, writer = os.pipe()
    os.set_blocking(writer, False)  # set_wakeup_fd insists
    signal.set_wakeup_fd(writer)
    signal.signal(ORDER, handler)
    signal.pthread_sigmask(signal.SIG_BLOCK, {ORDER})
    line.send("ready")
    line.recv()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {ORDER})
    line.send((counted, [*os.read(reader, 100)] == [ORDER] * 5))


def main() -> None:
    mine, theirs = Pipe()
    child = Process(target=clerk, args=(theirs,))
    child.start()
    mine.recv()
    assert child.pid
    for _ in range(5):
        os.kill(child.pid, ORDER)
    mine.send("now")
    counted, five_bytes = mine.recv()
    print("signals sent: 5, handler ran:", counted)
    print("bytes written: one for each of the five:", five_bytes)
    child.join()
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
