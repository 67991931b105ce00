"""Send one message from a child process to its parent in each of six ways."""

import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import Array, Manager, Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

MESSAGE = b"task 7 is done"
TIMEOUT = 20  # seconds


def write_memory(memory: Any) -> None:
    memory.value = MESSAGE


def write_file(path: Path) -> None:
    path.write_bytes(MESSAGE)


def write_pipe(conn: "Connection[Any, Any]") -> None:
    conn.send_bytes(MESSAGE)


def write_socket(family: int, address: Any) -> None:
    with socket.socket(family) as conn:
        conn.connect(address)
        conn.sendall(MESSAGE)


def put(queue: Any) -> None:
    queue.put(MESSAGE)


@contextmanager
def child(target: Callable[..., None], *args: Any) -> Iterator[None]:
    """Run the block while a child runs target; at the end join the child."""
    process = Process(target=target, args=args, daemon=True)
    process.start()
    yield
    process.join()
    if process.exitcode:
        raise RuntimeError(f"exit code {process.exitcode}")


def receive(family: int, address: Any) -> bytes:
    """Accept one connection at this address and return all that it sends."""
    with socket.socket(family) as server:
        server.settimeout(TIMEOUT)
        server.bind(address)
        server.listen()
        with child(write_socket, family, server.getsockname()):
            conn, _ = server.accept()
            with conn, conn.makefile("rb") as stream:
                return stream.read()


def main() -> None:
    memory: Any = Array("c", len(MESSAGE))
    with child(write_memory, memory):
        pass  # nothing says when it has been written: wait for the child's end
    print("shared memory:", memory.value.decode())

    reader, writer = Pipe(duplex=False)
    with reader, child(write_pipe, writer):
        writer.close()  # then recv_bytes raises EOFError if the child dies
        print("pipe:", reader.recv_bytes().decode())

    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory, "message.txt")
        with child(write_file, path):
            pass
        print("file:", path.read_text())
        print("Unix socket:", receive(socket.AF_UNIX, f"{directory}/socket").decode())

    print("TCP socket:", receive(socket.AF_INET, ("127.0.0.1", 0)).decode())

    with Manager() as manager:
        queue = manager.Queue()
        with child(put, queue):
            print("third process:", queue.get(timeout=TIMEOUT).decode())


if __name__ == "__main__":
    main()
