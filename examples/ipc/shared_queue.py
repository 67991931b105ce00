"""Serve a queue of tasks to workers on other machines."""

import secrets
import sys
import tempfile
from multiprocessing.managers import BaseManager
from pathlib import Path
from queue import Queue
from subprocess import PIPE, Popen
from threading import Thread
from typing import Any, cast

HOST = "127.0.0.2"  # Linux has all of 127.0.0.0/8
NUMBERS = range(6)
PATIENCE = 20  # seconds without a result


class QueueManager(BaseManager):
    """Serves two queues over TCP."""


def serve(host: str, key: bytes) -> None:
    """Print the port, and serve the queues until Enter is pressed."""
    tasks: Queue[int] = Queue()
    results: Queue[tuple[int, int]] = Queue()
    QueueManager.register("tasks", callable=lambda: tasks)
    QueueManager.register("results", callable=lambda: results)
    server = QueueManager((host, 0), key).get_server()
    _, port = cast(tuple[str, int], server.address)
    print(port, flush=True)
    Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.readline()  # returns also when the starter of this program ends


def connect(host: str, port: int, key: bytes) -> tuple[Any, Any]:
    """Return proxies of the two queues."""
    QueueManager.register("tasks")
    QueueManager.register("results")
    manager = QueueManager((host, port), key)
    manager.connect()
    return manager.tasks(), manager.results()  # type: ignore[attr-defined]


def work(host: str, port: int, key: bytes) -> None:
    """Do tasks until the server ends."""
    try:
        tasks, results = connect(host, port, key)
        while True:
            number = tasks.get()
            results.put((number, number * number))
    except (EOFError, ConnectionError):
        return


def produce(host: str, port: int, key: bytes) -> None:
    """Put the tasks, and print a result for each."""
    tasks, results = connect(host, port, key)
    for number in NUMBERS:
        tasks.put(number)
    for _ in NUMBERS:
        number, square = results.get(timeout=PATIENCE)
        print(f"the square of {number} is {square}", flush=True)


def all_here(keyfile: Path) -> None:
    """Run a server, two workers and a producer on this machine."""
    key = secrets.token_bytes(32)
    keyfile.touch(0o600)  # no other user may read it
    keyfile.write_bytes(key)
    command = [sys.executable, __file__]
    line = [*command, "serve", HOST, str(keyfile)]
    with Popen(line, stdin=PIPE, stdout=PIPE, text=True) as server:
        assert server.stdout
        port = server.stdout.readline().strip()
        line = [*command, "work", HOST, port, str(keyfile)]
        workers = [Popen(line), Popen(line)]
        try:
            produce(HOST, int(port), key)
        finally:
            server.communicate("\n")  # ends the server, and that ends the workers
            for worker in workers:
                worker.terminate()  # also one that was just connecting
                worker.wait()


def main() -> None:
    match sys.argv[1:]:
        case ["serve", host, keyfile]:
            serve(host, Path(keyfile).read_bytes())
        case ["work", host, port, keyfile]:
            work(host, int(port), Path(keyfile).read_bytes())
        case ["produce", host, port, keyfile]:
            produce(host, int(port), Path(keyfile).read_bytes())
        case _:
            with tempfile.TemporaryDirectory() as folder:
                all_here(Path(folder) / "key")


if __name__ == "__main__":
    main()
