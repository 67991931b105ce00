"""Accept without a key and check it in a thread, with a deadline for each client."""

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import Pipe, Process
from multiprocessing.connection import (
    Client,
    Connection,
    Listener,
    answer_challenge,
    deliver_challenge,
)
from threading import Semaphore, Thread, Timer

KEY = b"the right key"
MAX_SIZE = 1_000  # bytes in a message
MAX_CLIENTS = 100  # connected at the same time
PATIENCE = 10.0  # seconds for one client, from accept to close


def shut_down(sock: socket.socket) -> None:
    """End a connection in both directions, whoever reads from it."""
    with suppress(OSError):  # it may have ended already
        sock.shutdown(socket.SHUT_RDWR)


@contextmanager
def deadline(conn: Connection, seconds: float) -> Iterator[None]:
    """Shut the connection down if the block takes longer."""
    with socket.socket(fileno=os.dup(conn.fileno())) as sock:
        timer = Timer(seconds, shut_down, [sock])
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()


def handle(conn: Connection) -> None:
    """Check the key as accept would, and answer one request."""
    deliver_challenge(conn, KEY)
    answer_challenge(conn, KEY)
    match json.loads(conn.recv_bytes(MAX_SIZE)):
        case {"text": str(text)}:
            conn.send_bytes(json.dumps({"words": len(text.split())}).encode())


def run_thread(conn: Connection, free: Semaphore) -> None:
    """Handle one client; an error ends its connection and no other."""
    try:
        with conn, suppress(Exception), deadline(conn, PATIENCE):
            handle(conn)
    finally:
        free.release()


def serve(listener: Listener) -> None:
    """Give each client a thread."""
    free = Semaphore(MAX_CLIENTS)
    while True:
        free.acquire()
        conn = listener.accept()
        Thread(target=run_thread, args=(conn, free), daemon=True).start()


def run_server(parent: Connection) -> None:
    """Send the address to the parent and serve; runs in a child process."""
    with Listener(("127.0.0.1", 0), backlog=16) as listener:
        parent.send(listener.address)
        serve(listener)


def main() -> None:
    parent_conn, child_conn = Pipe()
    server = Process(target=run_server, args=(child_conn,), daemon=True)
    server.start()
    child_conn.close()
    address = parent_conn.recv()
    silent = socket.create_connection(address)
    with silent, Client(address, authkey=KEY) as conn:
        conn.send_bytes(b'{"text": "to be or not to be"}')
        print("client: received", json.loads(conn.recv_bytes(MAX_SIZE)))
    server.terminate()
    server.join()


if __name__ == "__main__":
    main()
