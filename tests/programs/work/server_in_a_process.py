"""Run a test server in a child process."""

import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from multiprocessing import Process, set_start_method
from urllib.request import urlopen


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(204)
        self.end_headers()

    def log_request(self, *args: object) -> None:
        """Say nothing."""


def main() -> None:
    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        process = Process(target=server.serve_forever, daemon=True)
        process.start()
        address = f"http://127.0.0.1:{server.server_port}"
        with urlopen(address, timeout=10) as answer:
            print("status:", answer.status)
        process.terminate()
        process.join()


if __name__ == "__main__":
    set_start_method(sys.argv[1] if sys.argv[1:] else None, force=True)
    main()
