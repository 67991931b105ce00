"""Give each worker its own pipe, and another can do the task of one that is killed."""

import os
import signal
from collections import deque
from contextlib import suppress
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection, wait

WORKERS = 3
TASKS = (2, 3, 5, 7, 11)


def worker(conn: Connection, dies: bool) -> None:
    """Square numbers until None comes; runs in a child process."""
    while (task := conn.recv()) is not None:
        if dies:
            os.kill(os.getpid(), signal.SIGKILL)
        conn.send(task * task)


def start_worker(dies: bool) -> Connection:
    """Start a worker, and return this process's end of its pipe."""
    conn, child_conn = Pipe()
    Process(target=worker, args=(child_conn, dies), daemon=True).start()
    child_conn.close()  # now, and recv raises EOFError when the worker dies
    return conn


def run_all(conns: list[Connection], tasks: tuple[int, ...]) -> dict[int, int]:
    """Return the result of each task, done by whichever worker is alive."""
    todo, idle = deque(tasks), list(conns)
    busy: dict[Connection, int] = {}  # the task that each worker has
    results: dict[int, int] = {}
    while todo or busy:
        while todo and idle:
            conn = idle.pop()
            busy[conn] = todo.popleft()
            with suppress(OSError):  # it has died: recv says so below
                conn.send(busy[conn])
        if not busy:
            raise RuntimeError(f"no worker is left for {list(todo)}")
        ready = wait(list(busy))
        for conn in [one for one in busy if one in ready]:
            task = busy.pop(conn)
            try:
                results[task] = conn.recv()
                idle.append(conn)
            except (EOFError, OSError):
                print(f"the worker with task {task} has died")
                todo.append(task)
                conn.close()
    return results


def main() -> None:
    conns = [start_worker(dies=number == WORKERS - 1) for number in range(WORKERS)]
    for task, result in sorted(run_all(conns, TASKS).items()):
        print(f"{task} squared is {result}")
    for conn in conns:
        with suppress(OSError):  # a worker that has died
            conn.send(None)


if __name__ == "__main__":
    main()
