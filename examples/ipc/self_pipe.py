"""Turn signals into bytes in a pipe, and wait for them along with messages.

``set_wakeup_fd`` has Python write each signal's number into a pipe of the process's
own.  ``wait`` watches that pipe beside the messages, so the signal wakes it, and is
worked off in the loop, where everything is allowed.  A handler must be there, though
it does nothing: without one the signal keeps its default, which is to end the process.
"""

import os
import signal
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection, wait

PATIENCE = 20  # seconds


def clerk(line: Connection) -> None:
    """Work off messages and signals as they come; runs in a child."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    signal.set_wakeup_fd(writer)
    for number in (signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: None)
    line.send("ready")
    while True:
        ready = wait([line, reader])
        if reader in ready:
            for byte in os.read(reader, 100):
                line.send(f"worked off {signal.Signals(byte).name}")
                if byte == signal.SIGTERM:
                    return
        if line in ready:
            line.send(f"did {line.recv()}")


def main() -> None:
    mine, theirs = Pipe()
    child = Process(target=clerk, args=(theirs,))
    child.start()
    mine.recv()
    assert child.pid
    for step in (signal.SIGHUP, "a job", signal.SIGTERM):
        if isinstance(step, str):
            mine.send(step)
        else:
            os.kill(child.pid, step)
        print("clerk:", mine.recv() if mine.poll(PATIENCE) else "doesn't stir")
    child.join()
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
