"""Send everything, say so with shutdown(SHUT_WR), then read the answer."""

import socket
from multiprocessing import Process


def serve(server: socket.socket) -> None:
    """Read to the end, then answer; runs in a child process."""
    with server:
        conn, _ = server.accept()
    with conn:
        conn.settimeout(20)
        text = b"".join(iter(lambda: conn.recv(4_096), b""))
        conn.sendall(b"%d words" % len(text.split()))


def answer(conn: socket.socket, seconds: float) -> str:
    """Return the answer, or say that none came."""
    conn.settimeout(seconds)
    try:
        return conn.recv(100).decode()
    except TimeoutError:
        return "no answer"


def main() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        process = Process(target=serve, args=(server,))
        process.start()
    with socket.create_connection(address, timeout=20) as conn:
        conn.sendall(b"the quick brown fox")
        print("before shutdown:", answer(conn, seconds=1))
        conn.shutdown(socket.SHUT_WR)
        print("after shutdown:", answer(conn, seconds=20))
    process.join()


if __name__ == "__main__":
    main()
