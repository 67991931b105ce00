import argparse
import http.client
import http.server
import multiprocessing
import threading


class RouteHandler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = f"route for {self.path[1:]}".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


def initialize(args):
    global session
    session = {"host": args.host, "port": args.port, "headers": {"User-Agent": "rws/1.0"}}


def make_request(request_id):
    try:
        conn = http.client.HTTPConnection(session["host"], session["port"], timeout=2)
        conn.request("GET", f"/{request_id}", headers=session["headers"])
        result = conn.getresponse().read().decode()
        conn.close()
        return result
    except Exception as e:
        print(e)
        return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--concurrency", type=int, default=2)
    parsed_args = parser.parse_args()
    server = http.server.ThreadingHTTPServer((parsed_args.host, 0), RouteHandler)
    parsed_args.port = server.server_address[1]

    with multiprocessing.Pool(
        initializer=initialize(parsed_args), processes=parsed_args.concurrency
    ) as pool:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        results = pool.map(make_request, range(4))
    server.shutdown()
    server.server_close()
    print(f"{sum(r is not None for r in results)} of {len(results)} results saved")


if __name__ == "__main__":
    main()
