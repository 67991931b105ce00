"""Close a process object after its process has ended, not to end it."""

from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection


def worker(conn: Connection) -> None:
    """Wait for a message; runs in a child process."""
    conn.recv()


def main() -> None:
    conn, worker_conn = Pipe()
    process = Process(target=worker, args=(worker_conn,))
    process.start()
    try:
        process.close()
    except ValueError as error:
        print("while it runs, ValueError:", error)

    conn.send("stop")
    process.join()
    print("exit code", process.exitcode)
    process.close()
    try:
        print(process.exitcode)
    except ValueError as error:
        print("after close(), ValueError:", error)


if __name__ == "__main__":
    main()
