"""Say before each message how long it is, and read until so much has come.

A stream keeps the order of the bytes, and nothing else: not where a message ends,
nor in which pieces it was sent.  Four bytes before each message say its length.
The desk answers a message with its SHA-256, so that the sender can compare.
"""

import hashlib
import itertools
import socket
import time
from contextlib import suppress
from multiprocessing import Process

LARGEST = 16_000_000  # bytes in a message; who announces more is sent away
PATIENCE = 20.0  # seconds for one customer, from first to last
IDLE = 20.0  # seconds without a customer, after which the desk closes
PIECES = 1, 2, 3, 61, 4_093, 65_521  # bytes sent at a time, over and over


def receive(line: socket.socket, size: int, until: float) -> bytes:
    """Return exactly so many bytes, in whatever pieces they come."""
    data = bytearray()
    while len(data) < size:
        line.settimeout(max(until - time.monotonic(), 0.001))
        piece = line.recv(min(size - len(data), 65_536))
        if not piece:
            raise ConnectionError("the other side hung up in a message")
        data += piece
    return bytes(data)


def receive_message(line: socket.socket, until: float) -> bytes:
    """Return the next message."""
    size = int.from_bytes(receive(line, 4, until), "big")
    if size > LARGEST:
        raise ConnectionError(f"{size} bytes are too many")
    return receive(line, size, until)


def framed(message: bytes) -> bytes:
    """Return a message with its length before it."""
    return len(message).to_bytes(4, "big") + message


def serve(desk: socket.socket) -> None:
    """Serve one customer after another, until none comes for a while."""
    desk.settimeout(IDLE)
    with desk, suppress(TimeoutError):
        while True:
            line, _ = desk.accept()
            with line, suppress(OSError):  # silent for too long, wrong, or gone
                message = receive_message(line, time.monotonic() + PATIENCE)
                line.sendall(framed(hashlib.sha256(message).digest()))


def send_in_pieces(line: socket.socket, data: bytes) -> int:
    """Send in odd pieces, and return how many there were."""
    start = 0
    for number, size in enumerate(itertools.cycle(PIECES), 1):
        line.sendall(data[start : start + size])
        start += size
        if start >= len(data):
            return number
    raise AssertionError


def main() -> None:
    letter = bytes(range(250)) * 40_000
    with socket.create_server(("127.0.0.1", 0)) as desk:
        child = Process(target=serve, args=(desk,))
        child.start()
        with socket.create_connection(desk.getsockname(), timeout=20) as line:
            pieces = send_in_pieces(line, framed(letter))
            print(f"{len(letter):,} bytes were sent in {pieces:,} pieces")
            came = receive_message(line, time.monotonic() + PATIENCE)
            print("they arrived whole:", came == hashlib.sha256(letter).digest())
    child.terminate()
    child.join()


if __name__ == "__main__":
    main()
