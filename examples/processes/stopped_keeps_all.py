"""Take the CPU from a process, and it keeps everything else.

A scheduler gives out CPU time and nothing more.  Memory and open files belong
to the process from when it gets them until it ends.  The clerk is stopped: it
can't answer, but its end of the pipe stays open.  Made to go on, it answers from
memory.  Only when it has ended does the system take its things back, and the
parent reads the end of the file.
"""

import os
import signal
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection


def clerk(desk: Connection) -> None:
    """Answer each question with the sum; this runs in the child."""
    ledger = [10, 20]
    while True:
        desk.send(sum(ledger))
        desk.recv()


def main() -> None:
    desk, counter = Pipe()
    spawn = get_context("spawn")  # a fork server's child is not ours to wait for
    child = spawn.Process(target=clerk, args=(counter,))
    child.start()
    counter.close()
    print("running, it says:", desk.recv())

    try:
        assert child.pid is not None
        os.kill(child.pid, signal.SIGSTOP)
        os.waitpid(child.pid, os.WUNTRACED)
        desk.send("and now?")
        print("stopped, anything to read:", desk.poll(timeout=1))

        os.kill(child.pid, signal.SIGCONT)
        print("going on, it says:", desk.recv())
    finally:
        child.kill()
        child.join()
    try:
        desk.recv()
    except EOFError:
        print("ended: the system has closed its end, exit code", child.exitcode)


if __name__ == "__main__":
    main()
