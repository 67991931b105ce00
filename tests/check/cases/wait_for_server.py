import socket
import unittest
from multiprocessing import Event, Process


def run_server(host, ready):
    with socket.socket() as sock:
        sock.bind((host, 0))
        sock.listen(1)
        sock.setsockopt(socket.SOL_SOCKET, "REUSEADDR", 1)
        ready.set()
        sock.settimeout(2)


class ServerTest(unittest.TestCase):
    def setUp(self):
        self.ready = Event()
        self.process = Process(target=run_server, args=("127.0.0.1", self.ready), daemon=True)
        self.process.start()
        self.ready.wait()

    def test_runs(self):
        self.assertIsNotNone(self.process.pid)

    def tearDown(self):
        self.process.join()


if __name__ == "__main__":
    unittest.main()
