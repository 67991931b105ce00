"""Take what one recv returns for one message, and lose messages (the mistake)."""

import socket
from multiprocessing import Process

SIZE = 10_000_000  # bytes
Address = tuple[str, int]


def send_three(address: Address) -> None:
    """Send three messages by three calls; runs in a child process."""
    with socket.create_connection(address, timeout=10) as conn:
        for number in (1, 2, 3):
            conn.sendall(b"message %d" % number)


def send_large(address: Address) -> None:
    """Send one large message by one call; runs in a child process."""
    with socket.create_connection(address, timeout=10) as conn:
        conn.sendall(b"x" * SIZE)


def main() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        process = Process(target=send_three, args=(server.getsockname(),))
        process.start()
        process.join()
        with server.accept()[0] as conn:
            print("three messages, first recv:", conn.recv(SIZE))
        process = Process(target=send_large, args=(server.getsockname(),))
        process.start()
        with server.accept()[0] as conn:
            first = len(conn.recv(SIZE))
            print("large message, first recv brings all:", first == SIZE)
            rest = sum(map(len, iter(lambda: conn.recv(65_536), b"")))
            print("bytes of all calls:", first + rest)
        process.join()


if __name__ == "__main__":
    main()
