"""See what becomes of a child that doesn't look after its parent.

The master is killed, and the clerk goes on waiting for orders: an orphan.  The
system gives it a new parent, usually process 1, which will reap it some day.
Under fork and spawn it could notice that by ``os.getppid``; under forkserver it
can't, since its parent is the fork server, before and after.
"""

import os
import tempfile
from multiprocessing import Pipe, Process, parent_process
from multiprocessing.connection import Connection


def clerk(orders: Connection) -> None:
    """Wait for orders; tell what this process knows of its parents."""
    first = os.getppid()
    parent = parent_process()
    assert parent is not None
    while True:
        same = os.getppid() == first
        orders.send(f"same ppid: {same}, parent_process alive: {parent.is_alive()}")
        if orders.recv() == "go home":
            break


def master(orders: Connection) -> None:
    """Start a clerk, then wait; this process is going to be killed."""
    child = Process(target=clerk, args=(orders,))
    child.start()
    child.join()


def play() -> None:
    orders, orders_end = Pipe()
    boss = Process(target=master, args=(orders_end,))
    boss.start()
    orders_end.close()
    print("while the master lives:", orders.recv())
    boss.kill()
    boss.join()
    orders.send("look again")
    print("after it was killed:   ", orders.recv())
    orders.send("go home")  # or the orphan would outlive this program
    try:
        orders.recv()
    except EOFError:
        print("the orphan has ended")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TMPDIR"] = folder  # for what the killed process can't tidy up
        play()


if __name__ == "__main__":
    main()
