"""Kill a child whose own forked child lives on, and ask its join and its sentinel."""

import multiprocessing
import os
import sys
import time
from multiprocessing.connection import Connection, wait

FOREVER = 600  # seconds; the parent ends the grandchild


def leave_a_child(started: "Connection[int, int]") -> None:
    """Fork a child that lives on, and die; runs in the child."""
    grandchild = os.fork()
    if grandchild == 0:
        time.sleep(FOREVER)
        os._exit(0)
    started.send(grandchild)
    os.kill(os.getpid(), 9)


def main() -> None:
    multiprocessing.set_start_method(sys.argv[1])
    started, child_started = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.Process(target=leave_a_child, args=(child_started,))
    child.start()
    grandchild = started.recv()
    start = time.monotonic()
    child.join(timeout=1)
    waited = time.monotonic() - start >= 1
    print("join(timeout=1) took it all:", waited, "exit code", child.exitcode)
    child.join()
    print("sentinel ready after join:", bool(wait([child.sentinel], timeout=0)))
    os.kill(grandchild, 9)
    print("ready without the grandchild:", bool(wait([child.sentinel], timeout=20)))


if __name__ == "__main__":
    main()
