import multiprocessing as mp
import random
import re
import time
import urllib.error
import urllib.request
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from http.server import BaseHTTPRequestHandler, HTTPServer

SITE = {"/": ["/a", "/b"], "/a": ["/c", "/"], "/b": ["/c", "/d"], "/c": [], "/d": ["/gone"]}


class Flaky(BaseHTTPRequestHandler):
    refusals = {}

    def do_GET(self):
        n = self.refusals[self.path] = self.refusals.get(self.path, 0) + 1
        if self.path not in SITE:
            self.send_error(404)
        elif n == 1 and self.path in ("/b", "/c"):
            self.send_error(503)
        else:
            page = "".join(f'<a href="{x}">x</a>' for x in SITE[self.path]).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

    def log_message(self, *args):
        pass


def serve(pipe):
    server = HTTPServer(("127.0.0.1", 0), Flaky)
    pipe.send(server.server_port)
    pipe.close()
    server.serve_forever()


def fetch(base, path, tries=4):
    pause = 0.02
    while True:
        try:
            with urllib.request.urlopen(base + path, timeout=10) as answer:
                return path, 200, re.findall(r'href="([^"]+)"', answer.read().decode())
        except urllib.error.HTTPError as error:
            error.close()
            tries -= 1
            if error.code != 503 or not tries:
                return path, error.code, []
        time.sleep(pause * (1 + random.random()))
        pause *= 2


def crawl(base, pool):
    seen, found = {"/"}, []
    pending = {pool.submit(fetch, base, "/")}
    while pending:
        done, pending = wait(pending, return_when=FIRST_COMPLETED)
        for future in done:
            path, code, links = future.result()
            found.append((path, code))
            for link in links:
                if link not in seen:
                    seen.add(link)
                    pending.add(pool.submit(fetch, base, link))
    return found


def main():
    mine, theirs = mp.Pipe(duplex=False)
    server = mp.Process(target=serve, args=(theirs,), daemon=True)
    server.start()
    theirs.close()
    base = f"http://127.0.0.1:{mine.recv()}"
    started = time.perf_counter()
    try:
        with ProcessPoolExecutor(max_workers=3) as pool:
            found = crawl(base, pool)
    finally:
        server.terminate()
        server.join()
    for path, code in found:
        print(f"{code} {path}")
    print(f"{len(found)} pages in {time.perf_counter() - started:.2f} s; server ended {server.exitcode}")


if __name__ == "__main__":
    main()
