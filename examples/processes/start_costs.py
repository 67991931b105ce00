"""Measure what starting a process costs on your machine, with your imports."""

import sys
import time
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkContext, ForkServerContext, SpawnContext
from statistics import median

Context = ForkContext | ForkServerContext | SpawnContext


def worker(conn: Connection) -> None:
    """Report that the child runs; runs in a child process."""
    conn.send("ready")


def start_one(context: Context) -> float:
    """Return the milliseconds until a child is ready."""
    conn, child_conn = context.Pipe()
    process = context.Process(target=worker, args=(child_conn,))
    begin = time.perf_counter()
    process.start()
    child_conn.close()  # so that recv ends if the child dies
    assert conn.recv() == "ready"
    took = 1000 * (time.perf_counter() - begin)
    process.join()
    return took


def main() -> None:
    starts = int(sys.argv[1]) if sys.argv[1:] else 0  # how many to measure
    contexts = (get_context("fork"), get_context("spawn"), get_context("forkserver"))
    for context in contexts:
        first = start_one(context)
        print(f"{context.get_start_method()}: the child is ready")
        if starts:
            usual = median(start_one(context) for _ in range(starts))
            print(f"  first {first:.1f} ms, then {usual:.1f} ms")


if __name__ == "__main__":
    main()
