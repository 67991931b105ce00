"""Send one message from process to process in six ways.

Each way is a kind of its own: memory that both see, a pipe, a file, a socket that has
a path, a socket that has an address in the network, and a third process that keeps
the message until it is fetched.  The child sends, the parent receives.  Only the pipe
and the sockets make the receiver wait by themselves; the others need a ``join``.
"""

import socket
import tempfile
from collections.abc import Callable
from multiprocessing import Array, Manager, Pipe, Process
from pathlib import Path
from typing import Any

MESSAGE = b"12 pens"
PATIENCE = 20  # seconds


def into_memory(block: Any) -> None:
    block.value = MESSAGE


def into_pipe(end: Any) -> None:
    end.send_bytes(MESSAGE)


def into_file(path: Path) -> None:
    path.write_bytes(MESSAGE)


def into_socket(family: int, address: Any) -> None:
    with socket.socket(family) as line:
        line.connect(address)
        line.sendall(MESSAGE)


def into_server(desk: Any) -> None:
    desk.put(MESSAGE)


def send(way: Callable[..., None], *where: Any) -> None:
    """Let a child send the message, and wait until it has."""
    child = Process(target=way, args=where)
    child.start()
    child.join()
    assert child.exitcode == 0


def receive(family: int, address: Any) -> bytes:
    """Take one message at a socket of our own."""
    with socket.socket(family) as door:
        door.settimeout(PATIENCE)
        door.bind(address)
        door.listen()
        send(into_socket, family, door.getsockname())
        line, _ = door.accept()
        with line, line.makefile("rb") as stream:
            return stream.read()


def main() -> None:
    block: Any = Array("c", len(MESSAGE))
    send(into_memory, block)
    print("memory: ", block.value)

    reader, writer = Pipe(duplex=False)
    with reader, writer:
        send(into_pipe, writer)
        print("pipe:   ", reader.recv_bytes())

    with tempfile.TemporaryDirectory() as folder:
        send(into_file, Path(folder, "note"))
        print("file:   ", Path(folder, "note").read_bytes())
        print("socket: ", receive(socket.AF_UNIX, f"{folder}/door"))

    print("network:", receive(socket.AF_INET, ("127.0.0.1", 0)))

    with Manager() as server:
        desk = server.Queue()
        send(into_server, desk)
        print("server: ", desk.get(timeout=PATIENCE))


if __name__ == "__main__":
    main()
