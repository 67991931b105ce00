"""Have Linux signal a child when its parent dies, and know whom it calls parent.

After ``prctl(PR_SET_PDEATHSIG, signal)`` the kernel sends the signal, even if the
child is busy and looks at nothing.  But its "parent" is the *thread* that made the
child: when that thread ends, the signal comes, though the process lives on.  Under
forkserver the parent is the fork server, so the call is of no use there.
"""

import ctypes
import os
import signal
from multiprocessing import Pipe, get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from threading import Thread

PR_SET_PDEATHSIG = 1  # from <sys/prctl.h>
SPAWN = get_context("spawn")  # the parent must be main, and main has a thread


def die_with_parent() -> None:
    """Ask for SIGTERM at the parent's death; it may have died already."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM):
        raise OSError(ctypes.get_errno(), "prctl")
    parent = parent_process()
    assert parent is not None
    if os.getppid() != parent.pid:
        signal.raise_signal(signal.SIGTERM)


def clerk(line: Connection) -> None:
    """Wait for orders, and never look after the parent."""
    die_with_parent()
    line.send("at work")
    line.recv()


def master(line: Connection) -> None:
    """Start a clerk and wait for it; this process is going to be killed."""
    child = SPAWN.Process(target=clerk, args=(line,))
    child.start()
    child.join()


def start_and_listen(child: SpawnProcess, line: Connection) -> None:
    """Start a clerk and end once it is at work; this is a thread of main's."""
    child.start()
    print("clerk:", line.recv())


def main() -> None:
    mine, theirs = Pipe()
    boss = SPAWN.Process(target=master, args=(theirs,))
    boss.start()
    theirs.close()
    print("clerk:", mine.recv())
    boss.kill()
    boss.join()
    try:
        mine.recv()
    except EOFError:
        print("its parent was killed: the clerk has ended")

    mine, theirs = Pipe()
    child = SPAWN.Process(target=clerk, args=(theirs,))
    starter = Thread(target=start_and_listen, args=(child, mine))
    starter.start()
    starter.join()
    child.join()
    print("the thread that started it has ended: exit code", child.exitcode)


if __name__ == "__main__":
    main()
