"""A fake HTTP API for tests, served out of a process of its own."""
import json
import multiprocessing
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer

ctx = multiprocessing.get_context("fork")


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        body = json.dumps({"path": self.path, "ok": True}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


class FakeApi:
    def __init__(self):
        self.httpd = HTTPServer(("127.0.0.1", 0), Handler)
        self.process = ctx.Process(target=self.httpd.serve_forever)

    @property
    def url(self):
        return "http://127.0.0.1:%d" % self.httpd.server_port

    def __enter__(self):
        self.process.start()
        return self

    def __exit__(self, *exc):
        self.httpd.shutdown()
        self.process.join()
        self.httpd.server_close()


def fetch(url):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(url, timeout=5) as response:
        return json.load(response)


def main():
    with FakeApi() as api:
        for name in ("users", "orders"):
            print(fetch(f"{api.url}/{name}"))
    print("api stopped")


if __name__ == "__main__":
    main()
