import http.client
import http.server
import multiprocessing
import socket
import time
import unittest

PAYLOAD = bytes(range(256)) * 4


class RangeHandler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        start, end = 0, len(PAYLOAD) - 1
        header = self.headers.get("Range")
        if header:
            first, _, last = header.removeprefix("bytes=").partition("-")
            start, end = int(first), int(last or end)
        body = PAYLOAD[start : end + 1]
        self.send_response(206 if header else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class RangeRequestTest(unittest.TestCase):
    def setUp(self):
        self.port = free_port()

        def run():
            with http.server.HTTPServer(("127.0.0.1", self.port), RangeHandler) as httpd:
                httpd.serve_forever()

        self.server = multiprocessing.Process(target=run)
        self.server.start()
        self.addCleanup(self.server.join)
        self.addCleanup(self.server.terminate)
        for _ in range(50):
            with socket.socket() as s:
                if s.connect_ex(("127.0.0.1", self.port)) == 0:
                    break
            time.sleep(0.05)

    def test_partial_content(self):
        conn = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        conn.request("GET", "/share.bin", headers={"Range": "bytes=10-19"})
        response = conn.getresponse()
        self.assertEqual(response.status, 206)
        self.assertEqual(response.read(), PAYLOAD[10:20])
        conn.close()


if __name__ == "__main__":
    unittest.main()
