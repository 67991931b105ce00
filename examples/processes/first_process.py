"""Start a process, wait for it, and see who its parent is.

A ``Process`` object is only a plan: no process exists until ``start``.
``start`` returns at once, and parent and child then run side by side; ``join``
blocks the parent until the child has ended.  Without it, the last line could
come before the child's, and ``exitcode`` would still be None.
"""

import os
from multiprocessing import Process, parent_process


def greet(name: str) -> None:
    """Say who is running; this runs in the child."""
    parent = parent_process()
    assert parent is not None  # None only in the process that started it all
    print(f"hello {name}, from the child: pid={os.getpid()} ppid={os.getppid()}")
    print(f"the process that asked for me: pid={parent.pid}")


def main() -> None:
    print(f"parent: pid={os.getpid()}")
    child = Process(target=greet, args=("Ada",))
    print("before start:", child.pid, child.is_alive(), child.exitcode, flush=True)
    child.start()
    child.join()
    print("after join:", child.is_alive(), child.exitcode)


if __name__ == "__main__":
    main()
