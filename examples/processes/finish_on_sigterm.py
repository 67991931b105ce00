"""Let a SIGTERM handler set a flag, and stop when the task in hand is finished."""

import signal
import tempfile
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType


class StopFlag:
    """Remember that SIGTERM has arrived."""

    def __init__(self) -> None:
        self.requested = False
        signal.signal(signal.SIGTERM, self.handle)

    def handle(self, _number: int, _frame: FrameType | None) -> None:
        """Set the flag; Python calls this in the main thread."""
        self.requested = True


def worker(path: Path, conn: Connection) -> None:
    """Log the start and the end of three tasks; runs in a child process."""
    stop = StopFlag()
    with path.open("w", buffering=1) as log:  # each line is written at once
        for task in (1, 2, 3):
            print(f"task {task} started", file=log)
            conn.send(task)
            conn.recv()  # continues to wait after the handler has run
            print(f"task {task} finished", file=log)
            if stop.requested:
                break
        print("cleaned up", file=log)


def stop_in_task_2(process: Process, conn: Connection) -> None:
    """Let task 1 finish, and terminate the worker in the middle of task 2."""
    conn.recv()
    conn.send("continue")
    conn.recv()
    process.terminate()
    conn.send("continue")


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
