import multiprocessing
import selectors
import socket


class IOLoop:
    def __init__(self):
        self._poller = selectors.DefaultSelector()

    def watch(self, fileobj, callback):
        self._poller.register(fileobj, selectors.EVENT_READ, callback)

    def poll(self, timeout):
        for key, _ in self._poller.select(timeout):
            key.data(key.fileobj)

    def close(self):
        self._poller.close()


class FTPServer:
    banner = b"220 ftpd ready.\r\n"

    def __init__(self, host="127.0.0.1", workers=2):
        self.listener = socket.create_server((host, 0))
        self.listener.setblocking(False)
        self.address = self.listener.getsockname()
        self.ioloop = IOLoop()
        self.workers = workers
        self._pids = []

    def _accept(self, listener):
        try:
            conn, _ = listener.accept()
        except BlockingIOError:
            return
        with conn:
            conn.sendall(self.banner)

    def _worker_main(self):
        loop = IOLoop()
        loop.watch(self.listener, self._accept)
        while True:
            loop.poll(0.2)

    def start(self):
        for _ in range(self.workers):
            proc = multiprocessing.Process(target=self._worker_main)
            proc.start()
            self._pids.append(proc)

    def close(self):
        for proc in self._pids:
            proc.terminate()
            proc.join()
        self.ioloop.close()
        self.listener.close()


if __name__ == "__main__":
    server = FTPServer()
    try:
        server.start()
        for _ in range(3):
            with socket.create_connection(server.address, timeout=2) as client:
                print(client.recv(64).decode().strip())
    finally:
        server.close()
