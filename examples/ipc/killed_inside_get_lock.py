"""Kill a process inside ``with value.get_lock()``, and nobody can read the value."""

from multiprocessing import Pipe, Process, Value
from multiprocessing.connection import Connection
from multiprocessing.sharedctypes import Synchronized

TIMEOUT = 1  # seconds; an hour would change nothing


def worker(counter: "Synchronized[int]", conn: Connection) -> None:
    """Add 1 while holding the lock; runs in a child process."""
    with counter.get_lock():
        counter.value += 1
        conn.send("holds the lock")
        conn.recv()  # killed here


def reader(counter: "Synchronized[int]") -> None:
    """Read the counter; runs in a child process."""
    print("reader got", counter.value, flush=True)


def main() -> None:
    counter = Value("i", 41)
    parent_conn, child_conn = Pipe()
    killed = Process(target=worker, args=(counter, child_conn))
    killed.start()
    print("worker", parent_conn.recv(), flush=True)
    killed.kill()
    killed.join()

    waiting = Process(target=reader, args=(counter,))
    waiting.start()
    waiting.join(TIMEOUT)
    print("reader still waits:", waiting.is_alive())
    waiting.kill()
    waiting.join()

    print("lock acquired:", counter.get_lock().acquire(timeout=0.1))
    print("value without the lock:", counter.get_obj().value)


if __name__ == "__main__":
    main()
