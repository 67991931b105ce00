"""Send each message with its length before it, and read until it is complete."""

import hashlib
import socket
import time
from contextlib import suppress
from multiprocessing import Process
from threading import BoundedSemaphore, Thread

LARGEST = 16_000_000  # bytes in a message
PATIENCE = 10.0  # seconds for a message to arrive, or to be sent
CLIENTS = 100  # at once; the others wait


def receive(conn: socket.socket, size: int, deadline: float) -> bytes:
    """Read exactly this many bytes, in however many pieces they arrive."""
    data = bytearray()
    while len(data) < size:
        conn.settimeout(max(deadline - time.monotonic(), 0.001))
        piece = conn.recv(min(size - len(data), 65_536))
        if not piece:
            raise ConnectionError("the connection ended before the message did")
        data += piece
    return bytes(data)


def receive_message(conn: socket.socket, deadline: float) -> bytes:
    """Read a length of four bytes, then the message."""
    size = int.from_bytes(receive(conn, 4, deadline), "big")
    if size > LARGEST:
        raise ConnectionError(f"a message of {size} bytes is too large")
    return receive(conn, size, deadline)


def send_message(conn: socket.socket, message: bytes) -> None:
    """Send the length of the message, then the message."""
    conn.settimeout(PATIENCE)
    conn.sendall(len(message).to_bytes(4, "big") + message)


def handle(conn: socket.socket, slots: BoundedSemaphore) -> None:
    """Answer each message of a client with its SHA-256; runs in a thread."""
    try:
        with conn, suppress(OSError):  # closed, too slow or too large
            while True:
                message = receive_message(conn, time.monotonic() + PATIENCE)
                send_message(conn, hashlib.sha256(message).digest())
    finally:
        slots.release()


def serve(server: socket.socket) -> None:
    """Give each client a thread; runs in a child process."""
    slots = BoundedSemaphore(CLIENTS)
    while True:
        slots.acquire()
        conn, _ = server.accept()
        Thread(target=handle, args=(conn, slots), daemon=True).start()


def main() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        process = Process(target=serve, args=(server,), daemon=True)
        process.start()
    with socket.create_connection(address, timeout=PATIENCE) as conn:
        for message in (b"hello", b"x" * 10_000):
            send_message(conn, message)
            digest = receive_message(conn, time.monotonic() + PATIENCE)
            print(f"{len(message):,} bytes, SHA-256 {digest.hex()[:8]}")
    process.terminate()
    process.join()


if __name__ == "__main__":
    main()
