"""Hold the lock of a condition while another process waits with a timeout."""

import multiprocessing as mp
import sys
import time
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Condition


def wait(changed: Condition, conn: Connection) -> None:
    with changed:
        conn.send("waits")
        woken = changed.wait(timeout=0.5)
        conn.send((woken, time.monotonic()))


if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    changed, (conn, child_conn) = mp.Condition(), mp.Pipe()
    child = mp.Process(target=wait, args=(changed, child_conn))
    child.start()
    conn.recv()
    with changed:
        time.sleep(1)
        released = time.monotonic()
    woken, back = conn.recv()
    child.join()
    when = "only after" if back >= released else "before"
    print(f"{woken}: came back {when} the lock was released")
