import json
import socket
import threading
from multiprocessing import Process


class Dataset:
    def __init__(self, name, **variables):
        self.name = name
        self.variables = variables
        self._stats = {}
        self._guard = threading.RLock()

    def describe(self, variable):
        with self._guard:
            if variable not in self._stats:
                data = self.variables[variable]
                self._stats[variable] = {"min": min(data), "max": max(data), "n": len(data)}
            return self._stats[variable]


def serve_dataset(sock, dataset):
    while True:
        conn, _ = sock.accept()
        with conn:
            variable = conn.recv(64).decode().strip()
            conn.sendall(json.dumps(dataset.describe(variable)).encode())


class LocalTestServer:
    def __init__(self, dataset):
        self.dataset = dataset
        self.sock = socket.create_server(("127.0.0.1", 0))
        self.address = self.sock.getsockname()
        self.process = None

    def __enter__(self):
        self.process = Process(target=serve_dataset, args=(self.sock, self.dataset), daemon=True)
        self.process.start()
        return self

    def __exit__(self, *exc_info):
        self.process.terminate()
        self.process.join()
        self.sock.close()


def fetch(address, variable):
    with socket.create_connection(address, timeout=2) as client:
        client.sendall(variable.encode())
        return json.loads(client.recv(1024))


if __name__ == "__main__":
    example = Dataset("Default", sst=[14.2, 15.1, 13.8], depth=[5, 10, 25, 50])
    with LocalTestServer(example) as server:
        for variable in ("sst", "depth"):
            print(variable, fetch(server.address, variable))
