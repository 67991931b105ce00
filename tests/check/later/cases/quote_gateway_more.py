import socket
from multiprocessing import Process

PRICES = {"AAPL": "189.30", "MSFT": "402.12"}


def serve_client(conn, peer):
    with conn:
        symbol = conn.recv(64).decode().strip()
        price = PRICES.get(symbol, "unknown")
        conn.sendall(f"{symbol} {price}\r\n".encode())
        conn.sendall(b"end of quotes\r\n")


def fetch_quote(port, symbol):
    chunks = []
    with socket.create_connection(("127.0.0.1", port)) as client:
        client.sendall(symbol.encode() + b"\r\n")
        while True:
            data = client.recv(1024)
            if not data:
                break
            chunks.append(data)
    first_line = b"".join(chunks).decode().splitlines()[0]
    print("quote:", first_line, flush=True)


class Gateway:
    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.sessions = []

    def accept_clients(self, count):
        for _ in range(count):
            conn, peer = self.listener.accept()
            worker = Process(target=serve_client, args=(conn, peer))
            worker.start()
            self.sessions.append((peer, conn, worker))

    def shut_down(self):
        for peer, conn, worker in self.sessions:
            worker.join()
            conn.close()
        self.listener.close()


if __name__ == "__main__":
    gateway = Gateway()
    customer = Process(target=fetch_quote, args=(gateway.port, "MSFT"))
    customer.start()
    gateway.accept_clients(1)
    customer.join()
    gateway.shut_down()
    print("gateway closed")
