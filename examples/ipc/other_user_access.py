"""See what another user of the machine can access, and what not."""

import os
import socket
import sys
import tempfile
from collections.abc import Callable
from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path

OTHER_USER = 65534  # a user and a group that own nothing, often called nobody


def attempt(what: str, action: Callable[[], object]) -> None:
    """Print whether the access is allowed."""
    try:
        action()
    except PermissionError:
        print(f"{what}: refused")
    else:
        print(f"{what}: reachable")


def connect(family: int, address: str | tuple[str, int]) -> None:
    """Connect to a socket."""
    with socket.socket(family) as conn:
        conn.settimeout(20)
        conn.connect(address)


def other_user(parent: int, folder: str, block: str, port: int, abstract: str) -> None:
    """Become another user and try each access; runs in a child process."""
    process, memory = Path(f"/proc/{parent}"), Path("/dev/shm", block)
    os.chdir(folder)  # only the modes of the folders below count
    os.setgroups([])
    os.setgid(OTHER_USER)
    os.setuid(OTHER_USER)
    unix, inet = socket.AF_UNIX, socket.AF_INET
    attempt("socket file, mode 755", lambda: connect(unix, "socket"))
    attempt("socket file, mode 777, folder 700", lambda: connect(unix, "own/socket"))
    attempt("abstract socket", lambda: connect(unix, abstract))
    attempt("port on 127.0.0.1", lambda: connect(inet, ("127.0.0.1", port)))
    attempt("name of shared memory", memory.stat)
    attempt("content of shared memory", memory.read_bytes)
    attempt("command line", (process / "cmdline").read_bytes)
    attempt("environment", (process / "environ").read_bytes)
    attempt("open files", lambda: list((process / "fd").iterdir()))
    attempt("sending a signal", lambda: os.kill(parent, 0))


def listen(address: str) -> socket.socket:
    """Open a listening Unix socket."""
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(address)
    listener.listen()
    return listener


def main() -> None:
    if os.geteuid():
        sys.exit("This needs root: it acts as another user.")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        own = Path(folder, "own")
        own.mkdir(0o700)
        abstract = f"\0server-{os.getpid()}"  # a name without a file
        names = f"{folder}/socket", f"{own}/socket", abstract
        listeners = [*map(listen, names), socket.create_server(("127.0.0.1", 0))]
        (own / "socket").chmod(0o777)
        port = listeners[-1].getsockname()[1]
        block = SharedMemory(create=True, size=1)
        args = (os.getpid(), folder, block.name, port, abstract)
        process = Process(target=other_user, args=args)
        process.start()
        process.join()
        block.close()
        block.unlink()
        for listener in listeners:
            listener.close()
    assert process.exitcode == 0


if __name__ == "__main__":
    main()
