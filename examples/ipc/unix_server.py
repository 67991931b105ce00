"""Listen at a path under a file lock, and give each client a deadline."""

import fcntl
import socket
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing import Process
from pathlib import Path
from threading import BoundedSemaphore

LONGEST = 1_000  # bytes in a line, its end included
PATIENCE = 5.0  # seconds for one client, from first to last
CLIENTS = 100  # at once


@contextmanager
def listening(path: Path) -> Iterator[socket.socket]:
    """Lock a file beside the path, so that only a stale socket is removed."""
    with path.with_suffix(".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # or BlockingIOError
        path.unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(path))
            server.listen()
            try:
                yield server
            finally:
                path.unlink(missing_ok=True)


def read_line(conn: socket.socket) -> bytes:
    """Return the first line, or raise if it is late, too long or incomplete."""
    deadline, received = time.monotonic() + PATIENCE, b""
    while b"\n" not in received:
        conn.settimeout(max(deadline - time.monotonic(), 0.001))
        piece = conn.recv(LONGEST - len(received))
        if not piece:
            raise ConnectionError("closed, or the line is too long")
        received += piece
    return received.partition(b"\n")[0]


def handle(conn: socket.socket, slots: BoundedSemaphore) -> None:
    """Count the words of a line; runs in a thread."""
    try:
        with conn, suppress(OSError):  # wrong, too slow or gone
            conn.sendall(b"%d words\n" % len(read_line(conn).split()))
    finally:
        slots.release()


def serve(server: socket.socket) -> None:
    """Give each client a thread."""
    slots = BoundedSemaphore(CLIENTS)
    with ThreadPoolExecutor(CLIENTS) as pool:
        while True:
            slots.acquire()
            conn, _ = server.accept()
            pool.submit(handle, conn, slots)


def serve_at(path: Path) -> None:
    """Serve until interrupted; runs in a process of its own."""
    with suppress(KeyboardInterrupt), listening(path) as server:
        serve(server)


def connect(path: Path) -> socket.socket:
    """Connect, and try again for a while if nobody listens yet."""
    deadline = time.monotonic() + PATIENCE
    while True:
        conn = socket.socket(socket.AF_UNIX)
        conn.settimeout(PATIENCE)
        try:
            conn.connect(str(path))
            return conn
        except OSError:
            conn.close()
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def ask(path: Path, text: str) -> str:
    """Send a line and return the answer."""
    with connect(path) as conn:
        conn.sendall(f"{text}\n".encode())
        return read_line(conn).decode()


def demo(path: Path) -> None:
    """Run a server and a client, as in two terminals."""
    process = Process(target=serve_at, args=(path,), daemon=True)
    process.start()
    print("answer:", ask(path, "the quick brown fox"))
    process.terminate()
    process.join()


def main() -> None:
    match sys.argv[1:]:
        case ["serve", path]:
            serve_at(Path(path))
        case ["ask", path, text]:
            print(ask(Path(path), text))
        case _:
            with tempfile.TemporaryDirectory() as folder:
                demo(Path(folder, "app.sock"))


if __name__ == "__main__":
    main()
