"""Know that a handler which sets a flag doesn't wake a process that waits.

SIGHUP is to mean: read the settings anew.  The handler runs at once and sets the flag,
and then ``recv`` goes on waiting where it was.  The flag is looked at when the next
message comes, however late that is.
"""

import os
import signal
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection

PATIENCE = 1  # seconds


def clerk(line: Connection) -> None:
    """Work off messages, and look at the flag between; runs in a child."""
    flags: list[int] = []
    signal.signal(signal.SIGHUP, lambda number, _frame: flags.append(number))
    line.send("ready")
    while True:
        message = line.recv()
        if flags:
            line.send("settings read anew")
            flags.clear()
        line.send(f"did {message}")
        if message == "the last job":
            return


def main() -> None:
    mine, theirs = Pipe()
    child = Process(target=clerk, args=(theirs,))
    child.start()
    mine.recv()
    assert child.pid
    os.kill(child.pid, signal.SIGHUP)
    print("clerk reacts to the signal:", mine.poll(PATIENCE))
    mine.send("the last job")
    print("clerk:", mine.recv())
    print("clerk:", mine.recv())
    child.join()
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
