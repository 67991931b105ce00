"""Drop a ``Value`` while a child still uses it, and the next one takes its memory."""

from multiprocessing import Pipe, Process, Value
from multiprocessing.connection import Connection
from multiprocessing.sharedctypes import Synchronized


def worker(number: int, counter: "Synchronized[int]", conn: Connection) -> None:
    """Read the counter when told to; runs in a child process."""
    conn.send("ready")
    conn.recv()
    print(f"worker {number} reads {counter.value}", flush=True)


def start_worker(number: int, start: int) -> tuple[Process, Connection]:
    """Start a worker with a counter of its own."""
    counter = Value("i", start)
    parent_conn, child_conn = Pipe()
    process = Process(target=worker, args=(number, counter, child_conn))
    process.start()
    parent_conn.recv()
    return process, parent_conn  # the parent has lost its counter


def main() -> None:
    workers = [start_worker(1, 10), start_worker(2, 500)]
    for process, conn in workers:
        conn.send("read")
        process.join()


if __name__ == "__main__":
    main()
