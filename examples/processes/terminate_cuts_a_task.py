"""Expect no cleanup from a process that is terminated."""

import tempfile
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path


def worker(path: Path, conn: Connection) -> None:
    """Log the start and the end of three tasks; runs in a child process."""
    with path.open("w", buffering=1) as log:  # each line is written at once
        try:
            for task in (1, 2, 3):
                print(f"task {task} started", file=log)
                conn.send(task)
                conn.recv()  # the parent terminates task 2 here
                print(f"task {task} finished", file=log)
        finally:
            print("cleaned up", file=log)


def stop_in_task_2(process: Process, conn: Connection) -> None:
    """Let task 1 finish, and terminate the worker in the middle of task 2."""
    conn.recv()
    conn.send("continue")
    conn.recv()
    process.terminate()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "log")
        conn, worker_conn = Pipe()
        process = Process(target=worker, args=(path, worker_conn))
        process.start()
        stop_in_task_2(process, conn)
        process.join()
        print(path.read_text(), end="")
    print("exit code", process.exitcode)


if __name__ == "__main__":
    main()
