"""Don't count on daemon=True where the parent may be killed."""

import os
import signal
from contextlib import suppress
from multiprocessing import Event, Pipe, Process
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event as EventType

ENDINGS = ("return", "os._exit", "SIGTERM", "SIGKILL")


def monitor(conn: Connection) -> None:
    """Answer each ping; runs in the daemon."""
    conn.send("running")
    while conn.recv() == "ping":
        conn.send("still running")


def parent(conn: Connection, go: EventType, ending: str) -> None:
    """Start a daemon, then end in one of four ways."""
    Process(target=monitor, args=(conn,), daemon=True).start()
    go.wait()
    if ending == "os._exit":
        os._exit(0)
    if ending != "return":
        signal.raise_signal(signal.Signals[ending])


def ping(conn: Connection) -> str:
    """Return what the daemon answers, and end it."""
    try:
        conn.send("ping")
        answer: str = conn.recv()
        conn.send("stop")
    except (EOFError, OSError):
        return "gone"
    with suppress(EOFError):
        conn.recv()  # until the daemon has closed its end
    return answer


def main() -> None:
    for ending in ENDINGS:
        conn, child_conn = Pipe()
        go = Event()
        process = Process(target=parent, args=(child_conn, go, ending))
        process.start()
        child_conn.close()  # now only the parent and its daemon hold this end
        conn.recv()
        go.set()
        process.join()
        result = f"exit code {process.exitcode}, the daemon is {ping(conn)}"
        print(f"{ending}: {result}")


if __name__ == "__main__":
    main()
