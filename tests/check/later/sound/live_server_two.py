import contextlib
import multiprocessing
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer


class EchoHandler(BaseHTTPRequestHandler):
    def do_GET(self):
        body = self.path[::-1].encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


def serve(ready):
    with HTTPServer(("127.0.0.1", 0), EchoHandler) as httpd:
        ready.send(httpd.server_port)
        ready.close()
        httpd.serve_forever()


@contextlib.contextmanager
def live_server():
    here, there = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=serve, args=(there,), daemon=True)
    process.start()
    there.close()
    try:
        yield f"http://127.0.0.1:{here.recv()}"
    finally:
        process.terminate()
        process.join()
        here.close()


def main():
    with live_server() as url:
        for path in ("/abc", "/level"):
            with urllib.request.urlopen(url + path, timeout=10) as reply:
                print(path, reply.read().decode())


if __name__ == "__main__":
    main()
