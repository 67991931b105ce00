"""Answer requests from other programs: a Listener and a Client that know one key."""

import secrets
from contextlib import suppress
from multiprocessing import AuthenticationError, Pipe, Process
from multiprocessing.connection import Client, Connection, Listener
from threading import Thread

TEXTS = ("to be or not to be", "that is the question")


def handle(conn: Connection) -> None:
    """Count the words of each text from one client; runs in a thread."""
    with conn, suppress(EOFError, OSError):  # until the client closes
        while True:
            conn.send(len(conn.recv().split()))


def serve(listener: Listener) -> None:
    """Give each client that knows the key a thread."""
    while True:
        try:
            conn = listener.accept()
        except (AuthenticationError, EOFError, OSError):
            continue  # a client that fails must not end the server
        Thread(target=handle, args=(conn,), daemon=True).start()


def run_server(parent_conn: Connection, child_conn: Connection, key: bytes) -> None:
    """Serve until the parent closes its end or dies; runs in a child process."""
    parent_conn.close()  # under fork the child has a copy of it
    with Listener(backlog=16, authkey=key) as listener:
        child_conn.send(listener.address)
        Thread(target=serve, args=(listener,), daemon=True).start()
        with suppress(EOFError):
            child_conn.recv()


def count_words(address: str, key: bytes) -> None:
    """Ask the server for the number of words in each text."""
    try:
        with Client(address, authkey=key) as conn:
            for text in TEXTS:
                conn.send(text)
                print(conn.recv(), "words:", text)
    except AuthenticationError as error:
        print("refused:", error)


def main() -> None:
    key = secrets.token_bytes(32)
    parent_conn, child_conn = Pipe()
    server = Process(target=run_server, args=(parent_conn, child_conn, key))
    server.start()
    child_conn.close()
    with parent_conn:
        address = parent_conn.recv()
        count_words(address, b"a wrong key")
        count_words(address, key)
    server.join()


if __name__ == "__main__":
    main()
