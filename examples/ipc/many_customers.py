"""Serve many customers at once in one process, with a selector.

The selector says whose bytes are there, so the desk waits for all and for none in
particular.  Each customer has an unfinished line, an unsent answer and a deadline.
A slow one holds up nobody, and a dead one is forgotten.
"""

import socket
import time
from multiprocessing import Process
from selectors import EVENT_READ, EVENT_WRITE, BaseSelector, DefaultSelector

LONGEST = 1_000  # bytes without a line end; who sends more is sent away
PATIENCE = 10.0  # seconds for a customer to end a line, or to take an answer
IDLE = 20.0  # seconds without a customer, after which the desk closes
ROOM = 100  # customers at once


class Customer:
    """One connection, and how far it has got."""

    def __init__(self, line: socket.socket) -> None:
        line.setblocking(False)
        self.line, self.heard, self.unsent = line, b"", b""
        self.until = time.monotonic() + PATIENCE

    def go_on(self) -> int:
        """Take one step that needs no waiting; return what the next one needs."""
        if self.unsent:
            self.unsent = self.unsent[self.line.send(self.unsent) :]
        else:
            piece = self.line.recv(LONGEST)
            if not piece:
                raise ConnectionError("it hung up")
            self.heard += piece
        text, end, rest = self.heard.partition(b"\n")
        if end and not self.unsent:
            self.unsent = b"%d words\n" % len(text.split())
            self.heard, self.until = rest, time.monotonic() + PATIENCE
        elif not end and len(self.heard) >= LONGEST:
            raise ConnectionError("it sends a line without an end")
        return EVENT_WRITE if self.unsent else EVENT_READ


def serve(desk: socket.socket) -> None:
    """Serve whoever comes, until nobody has come for a while."""
    desk.setblocking(False)
    last = time.monotonic()
    with desk, DefaultSelector() as selector:
        selector.register(desk, EVENT_READ)
        while time.monotonic() < last + IDLE:
            for key, _ in selector.select(timeout=0.5):
                last = time.monotonic()
                step(selector, desk, key.data)
            for key in list(selector.get_map().values()):
                if key.data and key.data.until < time.monotonic():
                    send_away(selector, key.data)


def step(selector: BaseSelector, desk: socket.socket, one: Customer | None) -> None:
    """Let a customer go on, or a new one in if there is room."""
    try:
        if one:
            selector.modify(one.line, one.go_on(), one)
            return
        line, _ = desk.accept()
        if len(selector.get_map()) > ROOM:
            line.close()
        else:
            selector.register(line, EVENT_READ, Customer(line))
    except OSError:  # it is wrong, or has gone
        send_away(selector, one)


def send_away(selector: BaseSelector, one: Customer | None) -> None:
    """Hang up on a customer, and forget it."""
    if one:
        selector.unregister(one.line)
        one.line.close()


def ask(line: socket.socket, text: bytes) -> str:
    """Send the rest of a line and return the answer."""
    line.settimeout(20)
    line.sendall(text + b"\n")
    with line.makefile() as file:
        return file.readline().strip()


def main() -> None:
    with socket.create_server(("127.0.0.1", 0)) as desk:
        address = desk.getsockname()
        child = Process(target=serve, args=(desk,))
        child.start()
    with socket.create_connection(address) as slow:
        slow.sendall(b"a very slow ")
        with socket.create_connection(address) as dead:
            dead.sendall(b"half a ")  # then the kernel hangs up for it
        for text in (b"a dozen eggs", b"bread"):
            with socket.create_connection(address) as honest:
                print("an honest one is told:", ask(honest, text))
        print("the slow one is told:", ask(slow, b"customer"))
    child.terminate()
    child.join()


if __name__ == "__main__":
    main()
