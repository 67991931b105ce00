import http.client
import json
import multiprocessing
import unittest
from http.server import BaseHTTPRequestHandler, HTTPServer


class ClientAddressHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        body = json.dumps({"client": list(self.client_address)}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *args):
        pass


class TestingHttpServerTestCase(unittest.TestCase):
    handler = ClientAddressHandler

    def setUp(self):
        super().setUp()
        self.ports = multiprocessing.Queue()
        self.server_process = multiprocessing.Process(
            target=self._run_server, args=(self.ports,), daemon=True
        )
        self.server_process.start()
        self.port = self.ports.get(timeout=20)

    def tearDown(self):
        self.server_process.terminate()
        self.server_process.join()
        super().tearDown()

    def _run_server(self, ports):
        server = HTTPServer(("127.0.0.1", 0), self.handler)
        ports.put(server.server_port)
        server.serve_forever()


class KeepAliveClientTest(TestingHttpServerTestCase):
    def fetch(self, connection):
        connection.request("GET", "/")
        return json.loads(connection.getresponse().read())["client"]

    def test_same_socket_is_kept(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        self.addCleanup(connection.close)
        self.assertEqual(self.fetch(connection), self.fetch(connection))


if __name__ == "__main__":
    unittest.main()
