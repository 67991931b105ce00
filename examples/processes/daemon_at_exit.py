"""Know the order at exit: threads, exit functions, daemons, then the other children."""

import atexit
from multiprocessing import Pipe, Process, active_children
from multiprocessing.connection import Connection
from threading import Thread, main_thread


def monitor(conn: Connection) -> None:
    """Run until terminated; runs in the daemon."""
    try:
        conn.send("running")
        while True:
            sum(range(100_000))  # a task of a few milliseconds
    finally:
        print("monitor: closed")


def worker(conn: Connection) -> None:
    """Work until after the daemon has ended; runs in the other child."""
    try:
        conn.recv()
    except EOFError:  # the daemon held the other end
        print("worker: the daemon has been stopped")
    sum(range(2_000_000))  # its own work
    print("worker: finished")


def report(place: str) -> None:
    """Print which children are alive."""
    names = sorted(child.name for child in active_children())
    print(f"{place}: {' and '.join(names) or 'no child'} alive", flush=True)


def work_on() -> None:
    """Go on after the main thread; runs in a thread of the parent."""
    main_thread().join()
    report("thread")


def main() -> None:
    reader, writer = Pipe(duplex=False)
    Process(target=monitor, args=(writer,), name="monitor", daemon=True).start()
    writer.close()  # now only the daemon holds this end
    print("monitor:", reader.recv())
    Process(target=worker, args=(reader,), name="worker").start()
    atexit.register(report, "exit function")
    Thread(target=work_on).start()
    print("main: last line", flush=True)


if __name__ == "__main__":
    main()
