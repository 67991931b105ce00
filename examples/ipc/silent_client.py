"""Don't let accept check the key on an open port: a silent client blocks it for all."""

import socket
from multiprocessing import Pipe, Process
from multiprocessing.connection import Client, Connection, Listener

KEY = b"the right key"


def serve(parent: Connection) -> None:
    """Serve the first client that knows the key; runs in a child process."""
    with Listener(("127.0.0.1", 0), authkey=KEY) as listener:
        parent.send(listener.address)
        while True:
            try:
                with listener.accept() as conn:
                    conn.send("welcome")
                    return
            except (EOFError, OSError):
                print("server: a client hung up", flush=True)


def client(address: tuple[str, int]) -> None:
    """Connect with the right key; runs in a child process."""
    with Client(address, authkey=KEY) as conn:
        print("client: received", conn.recv())


def main() -> None:
    parent_conn, child_conn = Pipe()
    server = Process(target=serve, args=(child_conn,), daemon=True)
    server.start()
    address = parent_conn.recv()
    with socket.create_connection(address) as silent:
        process = Process(target=client, args=(address,), daemon=True)
        process.start()
        process.join(timeout=1)
        print("client is still waiting:", process.is_alive(), flush=True)
        silent.shutdown(socket.SHUT_RDWR)
    process.join()
    server.join()


if __name__ == "__main__":
    main()
