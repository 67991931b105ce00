"""A status server in a daemon process, asked by the main program."""
import http.server
import json
import multiprocessing
import sys
import time
import urllib.request


class StatusHandler(http.server.BaseHTTPRequestHandler):
    started = time.time()

    def do_GET(self):
        if self.path != "/status":
            self.send_error(404)
            return
        body = json.dumps({"uptime": time.time() - self.started}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, text, *args):
        sys.stderr.write("status: " + text % args + "\n")


class StatusServer(multiprocessing.Process):
    def __init__(self, port_sender):
        super().__init__(daemon=True)
        self.port_sender = port_sender

    def run(self):
        with http.server.HTTPServer(("127.0.0.1", 0), StatusHandler) as server:
            self.port_sender.send(server.server_address[1])
            self.port_sender.close()
            server.serve_forever()


def ask(port, path):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open("http://127.0.0.1:%d%s" % (port, path), timeout=10) as reply:
            return reply.status, json.load(reply)
    except urllib.error.HTTPError as exc:
        return exc.code, None


def main():
    receiver, sender = multiprocessing.Pipe(duplex=False)
    server = StatusServer(sender)
    server.start()
    sender.close()
    port = receiver.recv()
    print("listening on", port)
    print(*ask(port, "/status"))
    print(*ask(port, "/nothing"))
    print("server still", "alive" if server.is_alive() else "dead")


if __name__ == "__main__":
    main()
