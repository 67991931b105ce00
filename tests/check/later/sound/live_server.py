import contextlib
import functools
import multiprocessing
import signal
import ssl
import urllib.request
from dataclasses import dataclass
from http.server import HTTPServer, SimpleHTTPRequestHandler


@dataclass(frozen=True)
class TlsOptions:
    minimum: str = "TLSv1_2"

    def context(self):
        context = ssl.create_default_context()
        context.minimum_version = ssl.TLSVersion[self.minimum]
        return context


class Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args, greeting, **kwargs):
        self.greeting = greeting
        super().__init__(*args, **kwargs)

    def do_GET(self):
        body = self.greeting.encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


def serve(ports, tls, greeting):
    minimum = tls.context().minimum_version.name
    handler = functools.partial(Handler, greeting=f"{greeting} ({minimum})")
    server = HTTPServer(("127.0.0.1", 0), handler)
    ports.send(server.server_port)
    ports.close()
    server.serve_forever()


@contextlib.contextmanager
def live_server(**options):
    reader, writer = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=serve, args=(writer,), kwargs=options)
    process.start()
    writer.close()
    try:
        yield reader.recv()
    finally:
        process.terminate()
        process.join()
        assert process.exitcode == -signal.SIGTERM


def main():
    with live_server(tls=TlsOptions(), greeting="hello") as port:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as reply:
            print(reply.status, reply.read().decode(), f"on port {port}")


if __name__ == "__main__":
    main()
