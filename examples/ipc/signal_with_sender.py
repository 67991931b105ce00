"""Wait for a signal as for a message, and see from whom it is.

The clerk blocks SIGUSR1 first and says so; only then main sends it.  Blocked, the
signal can't end the clerk but stays pending, and ``sigwaitinfo`` takes it: its number,
the sender's process id and user, and that is all a signal of ``os.kill`` can carry.
"""

import os
import signal
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection


def clerk(line: Connection) -> None:
    """Take two signals, one after the other; runs in a child."""
    expected = {signal.SIGUSR1, signal.SIGUSR2}
    signal.pthread_sigmask(signal.SIG_BLOCK, expected)
    line.send("ready")
    for _ in expected:
        told = signal.sigwaitinfo(expected)
        name = signal.Signals(told.si_signo).name
        line.send(f"{name} from pid={told.si_pid}")


def main() -> None:
    mine, theirs = Pipe()
    child = Process(target=clerk, args=(theirs,))
    child.start()
    print("clerk:", mine.recv())
    assert child.pid
    for number in (signal.SIGUSR1, signal.SIGUSR2):
        os.kill(child.pid, number)
        print("clerk:", mine.recv())
    child.join()
    assert child.exitcode == 0
    print(f"main is pid={os.getpid()}")


if __name__ == "__main__":
    main()
