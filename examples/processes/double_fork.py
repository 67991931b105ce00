"""Fork twice to start a process that you never need to reap.

The one in the middle forks again and ends at once, and is reaped at once.  Its
child is an orphan then: the system gives it another parent, which reaps it when
it ends.  Without the one in the middle, each runner would stay a zombie until
this program fetched its exit code, or ended.
"""

import os
from multiprocessing import Pipe
from multiprocessing.connection import Connection


def runner(line: Connection, middle: int) -> None:
    """Run an errand for nobody in particular."""
    line.recv()
    line.send(f"the middle one is still my parent: {os.getppid() == middle}")


def launch(line: Connection) -> int:
    """Start a runner and forget it; return the exit code of the one in the middle."""
    middle = os.fork()
    if middle == 0:
        own_pid = os.getpid()
        if os.fork() == 0:
            runner(line, own_pid)
        os._exit(0)  # not sys.exit: this is a copy, and has nothing of ours to close
    _pid, status = os.waitpid(middle, 0)
    return os.waitstatus_to_exitcode(status)


def main() -> None:
    mine, theirs = Pipe()
    print("the middle one is reaped, exit code", launch(theirs))
    theirs.close()
    mine.send("run")
    print("runner:", mine.recv())
    try:
        os.waitpid(-1, 0)
    except ChildProcessError:
        print("main: I have no child to wait for")


if __name__ == "__main__":
    main()
