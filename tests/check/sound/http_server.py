import http.server
import json
import multiprocessing
import unittest
import urllib.request


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = json.dumps({"path": self.path}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


def serve(port):
    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        port.send(server.server_port)
        server.serve_forever()


class ServerTest(unittest.TestCase):
    def setUp(self):
        here, there = multiprocessing.Pipe()
        self.process = multiprocessing.Process(target=serve, args=(there,), daemon=True)
        self.process.start()
        self.port = here.recv()
        self.addCleanup(self.process.join)
        self.addCleanup(self.process.terminate)

    def test_answers(self):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/status") as answer:
            self.assertEqual(json.load(answer), {"path": "/status"})


if __name__ == "__main__":
    unittest.main()
