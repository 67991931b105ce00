import http.client
import http.server
import multiprocessing
import unittest


class EchoHandler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.upper())

    def log_message(self, *args):
        pass


def serve(conn, host):
    with http.server.HTTPServer((host, 0), EchoHandler) as httpd:
        conn.send(httpd.server_address[1])
        conn.close()
        httpd.serve_forever()


class EchoServiceTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        receiver, sender = multiprocessing.Pipe(duplex=False)
        cls.server = multiprocessing.Process(target=serve, args=(sender, "127.0.0.1"), daemon=True)
        cls.server.start()
        sender.close()
        cls.port = receiver.recv()
        receiver.close()

    @classmethod
    def tearDownClass(cls):
        cls.server.terminate()
        cls.server.join()
        cls.server.close()

    def post(self, body):
        conn = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        self.addCleanup(conn.close)
        conn.request("POST", "/", body=body)
        return conn.getresponse().read()

    def test_echo(self):
        self.assertEqual(self.post(b"hello"), b"HELLO")

    def test_empty(self):
        self.assertEqual(self.post(b""), b"")


if __name__ == "__main__":
    unittest.main()
