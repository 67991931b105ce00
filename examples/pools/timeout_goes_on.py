"""See a task go on after result(timeout=…) has raised TimeoutError."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pipe
from multiprocessing.connection import Connection

worker_conn: Connection  # in a worker: set by keep_connection


def keep_connection(conn: Connection) -> None:
    """Take what a task can't get as an argument; runs in the worker process."""
    global worker_conn
    worker_conn = conn


def long_task() -> None:
    """Work until the parent has seen the timeout; runs in the worker process."""
    worker_conn.recv()
    worker_conn.send("the task still runs")


def main() -> None:
    conn, other_end = Pipe()
    with ProcessPoolExecutor(
        1, initializer=keep_connection, initargs=(other_end,)
    ) as pool:
        future = pool.submit(long_task)
        try:
            future.result(timeout=0.1)
        except TimeoutError:
            print("timeout")
        conn.send("seen")
        print("after the timeout:", conn.recv())


if __name__ == "__main__":
    main()
