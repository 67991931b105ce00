import multiprocessing
import unittest
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer


class ShareHandler(BaseHTTPRequestHandler):
    def do_GET(self):
        body = b"shared: " + self.path.encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


class LiveServer:
    def __init__(self, host="127.0.0.1"):
        self.httpd = HTTPServer((host, 0), ShareHandler)
        self.process = None

    @property
    def url(self):
        return "http://%s:%d" % self.httpd.server_address

    def start(self):
        self.process = multiprocessing.Process(
            target=self.httpd.serve_forever, daemon=True
        )
        self.process.start()

    def stop(self):
        if self.process is not None and self.process.is_alive():
            self.process.terminate()
            self.process.join()
        self.httpd.server_close()


class ShareTest(unittest.TestCase):
    def setUp(self):
        self.server = LiveServer()
        self.addCleanup(self.server.stop)
        self.server.start()

    def fetch(self, path):
        with urllib.request.urlopen(self.server.url + path, timeout=5) as reply:
            return reply.read().decode()

    def test_index(self):
        self.assertEqual(self.fetch("/"), "shared: /")

    def test_file(self):
        self.assertEqual(self.fetch("/notes.txt"), "shared: /notes.txt")


if __name__ == "__main__":
    unittest.main()
