"""Serve many clients in one thread with a selector, and none blocks the others."""

import socket
import time
from multiprocessing import Process
from selectors import EVENT_READ, EVENT_WRITE, BaseSelector, DefaultSelector

LONGEST = 1_000  # bytes in a line
PATIENCE = 10.0  # seconds to finish a line, or to read an answer
CLIENTS = 100  # at once; the next one is refused


class Client:
    """A connection, the unfinished line, the unsent answer and the deadline."""

    def __init__(self, conn: socket.socket) -> None:
        conn.setblocking(False)
        self.conn, self.received, self.unsent = conn, b"", b""
        self.deadline = time.monotonic() + PATIENCE

    def advance(self) -> int:
        """Receive or send once; return the event to wait for next."""
        if self.unsent:
            self.unsent = self.unsent[self.conn.send(self.unsent) :]
        else:
            piece = self.conn.recv(LONGEST)
            if not piece:
                raise ConnectionError("closed by the client")
            self.received += piece
        line, end, rest = self.received.partition(b"\n")
        if end and not self.unsent:
            self.unsent = b"%d words\n" % len(line.split())
            self.received, self.deadline = rest, time.monotonic() + PATIENCE
        elif not end and len(self.received) >= LONGEST:
            raise ConnectionError("the line is too long")
        return EVENT_WRITE if self.unsent else EVENT_READ


def serve(server: socket.socket) -> None:
    """Wait for all clients at once; runs in a child process."""
    server.setblocking(False)
    with server, DefaultSelector() as selector:
        selector.register(server, EVENT_READ)
        while True:
            for key, _ in selector.select(timeout=0.5):
                advance(selector, server, key.data)
            for key in list(selector.get_map().values()):
                if key.data and key.data.deadline < time.monotonic():
                    drop(selector, key.data)


def advance(
    selector: BaseSelector, server: socket.socket, client: Client | None
) -> None:
    """Let a client take a step, or accept a new one if there is room."""
    try:
        if client:
            selector.modify(client.conn, client.advance(), client)
            return
        conn, _ = server.accept()
        if len(selector.get_map()) > CLIENTS:
            conn.close()
        else:
            selector.register(conn, EVENT_READ, Client(conn))
    except OSError:  # closed, reset or wrong
        drop(selector, client)


def drop(selector: BaseSelector, client: Client | None) -> None:
    """Close a client's connection, and forget it."""
    if client:
        selector.unregister(client.conn)
        client.conn.close()


def ask(conn: socket.socket, line: bytes) -> str:
    """Send the rest of a line and return the answer."""
    conn.settimeout(20)
    conn.sendall(line + b"\n")
    with conn.makefile() as file:
        return file.readline().strip()


def main() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        process = Process(target=serve, args=(server,), daemon=True)
        process.start()
    with socket.create_connection(address) as slow:
        slow.sendall(b"a slow ")
        with socket.create_connection(address) as gone:
            gone.sendall(b"half a ")  # and closes
        for number in (1, 2):
            with socket.create_connection(address) as conn:
                print(f"client {number}:", ask(conn, b"the quick brown fox"))
        print("slow client:", ask(slow, b"client"))
    process.terminate()
    process.join()


if __name__ == "__main__":
    main()
