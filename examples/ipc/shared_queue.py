"""Serve a queue to other machines with a manager.

Try it on two machines that share a file with a key: ``shared_queue.py serve HOST
KEYFILE`` on one, whose address is HOST, and ``shared_queue.py work HOST PORT KEYFILE
NAME`` on the other.  Without arguments this program starts a server and two workers
on addresses of this machine, gives them six jobs, and tries a wrong key.
"""

import secrets
import sys
import tempfile
from multiprocessing import AuthenticationError
from multiprocessing.managers import BaseManager
from pathlib import Path
from queue import Queue
from subprocess import PIPE, Popen
from threading import Thread
from typing import Any, cast

HOST = "127.0.0.2"  # Linux has all of 127.0.0.0/8
JOBS = 3  # for each worker


class Shop(BaseManager):
    """What is served."""


def serve(host: str, key: bytes) -> None:
    """Print the port, and serve two queues until Enter is pressed."""
    jobs: Queue[int] = Queue()
    done: Queue[tuple[str, int]] = Queue()
    Shop.register("jobs", callable=lambda: jobs)
    Shop.register("done", callable=lambda: done)
    server = Shop((host, 0), key).get_server()
    _, port = cast(tuple[str, int], server.address)
    print(port, flush=True)
    Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.readline()  # or until whoever started it ends


def connect(host: str, port: int, key: bytes) -> tuple[Any, Any]:
    """Return proxies of the two queues."""
    Shop.register("jobs")
    Shop.register("done")
    shop = Shop((host, port), key)
    shop.connect()
    return shop.jobs(), shop.done()  # type: ignore[attr-defined]


def work(host: str, port: int, key: bytes, name: str) -> None:
    """Do some jobs."""
    jobs, done = connect(host, port, key)
    for _ in range(JOBS):
        number = jobs.get(timeout=20)
        done.put((name, number * number))


def all_here(folder: Path) -> None:
    """Run the server and two workers, each a command of its own."""
    key = secrets.token_bytes(32)
    keyfile = folder / "key"
    keyfile.touch(0o600)  # for no other user
    keyfile.write_bytes(key)
    command = [sys.executable, __file__]
    line = [*command, "serve", HOST, str(keyfile)]
    with Popen(line, stdin=PIPE, stdout=PIPE, text=True) as server:
        assert server.stdout
        port = server.stdout.readline().strip()
        jobs, done = connect(HOST, int(port), key)
        for number in range(2 * JOBS):
            jobs.put(number)
        line = [*command, "work", HOST, port, str(keyfile)]
        workers = [Popen([*line, name]) for name in ("Ada", "Bo")]
        results = [done.get(timeout=20) for _ in range(2 * JOBS)]
        print("squares:", sorted(square for _, square in results))
        print("by:", sorted(name for name, _ in results))
        try:
            connect(HOST, int(port), b"a guess")
        except AuthenticationError as error:
            print("with a wrong key:", error)
        for worker in workers:
            worker.wait()
        server.communicate("\n")


def main() -> None:
    match sys.argv[1:]:
        case ["serve", host, keyfile]:
            serve(host, Path(keyfile).read_bytes())
        case ["work", host, port, keyfile, name]:
            work(host, int(port), Path(keyfile).read_bytes(), name)
        case _:
            with tempfile.TemporaryDirectory() as folder:
                all_here(Path(folder))


if __name__ == "__main__":
    main()
