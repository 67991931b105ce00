"""Serve one client after another, and a silent one blocks the rest (the mistake)."""

import socket
from multiprocessing import Process


def serve(server: socket.socket) -> None:
    """Count words for two clients in turn; runs in a child process."""
    with server:
        for _ in range(2):
            conn, _ = server.accept()
            with conn, conn.makefile("rb") as file:
                words = file.readline().split()
                if words:
                    conn.sendall(b"%d words\n" % len(words))


def answer(conn: socket.socket, seconds: float) -> str:
    """Return the answer, or say that none came."""
    conn.settimeout(seconds)
    try:
        return conn.recv(100).decode().strip()
    except TimeoutError:
        return "no answer"


def main() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        process = Process(target=serve, args=(server,))
        process.start()
    silent = socket.create_connection(address)
    with socket.create_connection(address) as second:
        second.sendall(b"the quick brown fox\n")
        print("client 2, while client 1 is silent:", answer(second, seconds=1))
        silent.close()
        print("client 2, when client 1 has closed:", answer(second, seconds=20))
    process.join()


if __name__ == "__main__":
    main()
