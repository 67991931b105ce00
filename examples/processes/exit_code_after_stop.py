"""Tell from the exit code how a process ended."""

from collections.abc import Callable
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection


def worker(conn: Connection, action: str) -> None:
    """Return, fail or wait to be stopped; runs in a child process."""
    conn.send("started")
    if action == "fail":
        raise ValueError("no such task")
    if action == "wait":
        conn.recv()


def exit_code(
    action: str, stop: Callable[[Process], None] = Process.join
) -> int | None:
    """Start a worker, stop it in the given way, and return its exit code."""
    conn, worker_conn = Pipe()
    process = Process(target=worker, args=(worker_conn, action))
    process.start()
    conn.recv()
    stop(process)
    process.join()
    return process.exitcode


def main() -> None:
    print("target returned:", exit_code("return"))
    print("exception:", exit_code("fail"))
    print("terminate():", exit_code("wait", Process.terminate))
    print("kill():", exit_code("wait", Process.kill))


if __name__ == "__main__":
    main()
