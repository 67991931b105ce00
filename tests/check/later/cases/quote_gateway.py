"""A small quote server: one process per connection, the answer ends with the connection."""
import multiprocessing
import socket

QUOTES = {"ACME": "41.20", "GLBX": "7.85"}


def serve_client(conn):
    with conn:
        symbol = conn.recv(64).decode().strip()
        conn.sendall(f"{symbol} {QUOTES.get(symbol, 'unknown')}\n".encode())


def ask(port, symbol, answers):
    with socket.create_connection(("127.0.0.1", port)) as sock:
        sock.sendall(symbol.encode() + b"\n")
        reply = b""
        while True:
            chunk = sock.recv(1024)
            if not chunk:
                break
            reply += chunk
    answers.put(reply.decode().strip())


def main():
    answers = multiprocessing.SimpleQueue()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        client = multiprocessing.Process(target=ask, args=(port, "ACME", answers))
        client.start()
        conn, _ = listener.accept()
        handler = multiprocessing.Process(target=serve_client, args=(conn,))
        handler.start()
        handler.join()
        client.join()
    print("answer:", answers.get())


if __name__ == "__main__":
    main()
