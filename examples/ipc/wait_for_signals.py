"""Let signals wake a loop that waits for messages, with set_wakeup_fd."""

import os
import signal
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection, wait


def open_signal_pipe(*numbers: signal.Signals) -> int:
    """Return a file descriptor that receives a byte for each of these signals."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    signal.set_wakeup_fd(writer)
    for number in numbers:
        signal.signal(number, lambda _number, _frame: None)  # replaces the default
    return reader


def handle_signals(reader: int, conn: Connection) -> bool:
    """Handle the signals that have arrived; return False after SIGTERM."""
    arrived = set(os.read(reader, 4096))
    if signal.SIGHUP in arrived:
        conn.send("settings reloaded")
    return signal.SIGTERM not in arrived


def worker(conn: Connection, parent_conn: Connection) -> None:
    """Handle signals and tasks as they come; runs in a child process."""
    parent_conn.close()  # under fork the child has a copy of it
    reader = open_signal_pipe(signal.SIGHUP, signal.SIGTERM)
    conn.send("ready")
    running = True
    while running:
        ready = wait([conn, reader])
        if reader in ready:
            running = handle_signals(reader, conn)
        if conn in ready:
            try:
                task = conn.recv()
            except EOFError:  # the parent has ended
                return
            conn.send(f"{task} finished")


def main() -> None:
    conn, worker_conn = Pipe()
    process = Process(target=worker, args=(worker_conn, conn))
    process.start()
    worker_conn.close()
    print("worker:", conn.recv())
    assert process.pid
    os.kill(process.pid, signal.SIGHUP)
    print("worker:", conn.recv())
    conn.send("task 1")
    print("worker:", conn.recv())
    os.kill(process.pid, signal.SIGTERM)
    process.join()
    print("exit code", process.exitcode)


if __name__ == "__main__":
    main()
