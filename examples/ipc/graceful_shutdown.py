"""Stop a server: accept those who have connected, close the socket, finish the work."""

import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import Event, Process
from multiprocessing.synchronize import Event as EventType
from selectors import EVENT_READ, DefaultSelector

LONGEST = 1_000  # bytes in a line, its end included
PATIENCE = 10.0  # seconds for one client, from first to last
CLIENTS = 100  # at once, and at most accepted after the stop


def handle(conn: socket.socket) -> None:
    """Count the words of one line; runs in a thread."""
    deadline, received = time.monotonic() + PATIENCE, b""
    with conn, suppress(OSError):  # too slow, or gone
        while b"\n" not in received:
            conn.settimeout(max(deadline - time.monotonic(), 0.001))
            piece = conn.recv(LONGEST - len(received))
            if not piece:  # closed, or the line is too long
                return
            received += piece
        words = received.partition(b"\n")[0].split()
        conn.sendall(b"%d words\n" % len(words))


def accept_one(server: socket.socket, pool: ThreadPoolExecutor) -> None:
    """Give the next client a thread, if there is one."""
    with suppress(OSError):  # nobody waits
        conn, _ = server.accept()
        pool.submit(handle, conn)


def serve(server: socket.socket, stop: EventType) -> None:
    """Accept clients until told to stop; runs in a child process."""
    server.setblocking(False)
    with ThreadPoolExecutor(CLIENTS) as pool, server, DefaultSelector() as selector:
        selector.register(server, EVENT_READ)
        while not stop.is_set():
            if selector.select(timeout=0.5):
                accept_one(server, pool)
        for _ in range(CLIENTS):
            accept_one(server, pool)


def wait_until_refused(address: tuple[str, int]) -> None:
    """Connect again and again until the server refuses."""
    with suppress(ConnectionError):
        while True:
            socket.create_connection(address, timeout=20).close()
            time.sleep(0.05)


def main() -> None:
    stop = Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        process = Process(target=serve, args=(server, stop), daemon=True)
        process.start()
    with socket.create_connection(address, timeout=20) as conn:
        conn.sendall(b"the quick ")
        stop.set()
        wait_until_refused(address)
        print("new clients are refused")
        conn.sendall(b"brown fox\n")
        print("the client inside gets:", conn.recv(100))
    process.join()
    print("server ended, exit code", process.exitcode)


if __name__ == "__main__":
    main()
