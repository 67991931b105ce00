"""Have a child watch its parent, so that it can't be left behind.

``parent_process()`` is the process that asked for this one, under every start
method; its ``sentinel`` becomes ready when that process ends, however it ends.
So the child waits for two things at once: work, and the end of its parent.
Waiting for work alone, it would wait for ever (orphan.py).
"""

import os
import tempfile
from multiprocessing import Pipe, Process, parent_process
from multiprocessing.connection import Connection, wait


def clerk(orders: Connection, report: Connection) -> None:
    """Carry out orders for as long as the parent lives."""
    parent = parent_process()
    assert parent is not None
    report.send("at work")
    while parent.sentinel not in wait([orders, parent.sentinel]):
        report.send(f"done: {orders.recv()}")
    report.send("the one I worked for is gone, so I go too")


def master(orders: Connection, report: Connection) -> None:
    """Start a clerk, then wait; this process is going to be killed."""
    child = Process(target=clerk, args=(orders, report))
    child.start()
    child.join()


def play() -> None:
    orders, orders_end = Pipe()
    report, report_end = Pipe()
    boss = Process(target=master, args=(orders_end, report_end))
    boss.start()
    report_end.close()
    print("clerk:", report.recv())
    orders.send("copy a page")
    print("clerk:", report.recv())
    boss.kill()
    boss.join()
    print("master: killed")
    print("clerk:", report.recv())


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TMPDIR"] = folder  # for what the killed process can't tidy up
        play()


if __name__ == "__main__":
    main()
