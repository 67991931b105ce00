"""Know what another user of the same machine can reach, and what not.

A child becomes a user whom this machine knows nothing of, and tries one thing after
another that its parent has.  It looks and knocks, and changes nothing.  Becoming
another user needs root.
"""

import os
import socket
import sys
import tempfile
from collections.abc import Callable
from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path

STRANGER = 65534  # a user and a group that own nothing, often called nobody


def attempt(what: str, action: Callable[[], object]) -> None:
    """Say whether something can be done."""
    try:
        action()
    except PermissionError:
        print(f"{what}: refused")
    else:
        print(f"{what}: reached")


def knock(family: int, address: str | tuple[str, int]) -> None:
    """Connect to a socket."""
    with socket.socket(family) as line:
        line.settimeout(20)
        line.connect(address)


def stranger(parent: int, folder: str, block: str, port: int, abstract: str) -> None:
    """Give up being root, and try; this runs in a child."""
    process, memory = Path(f"/proc/{parent}"), Path("/dev/shm", block)
    os.chdir(folder)  # so that only the folders below it count
    os.setgroups([])
    os.setgid(STRANGER)
    os.setuid(STRANGER)
    unix, inet = socket.AF_UNIX, socket.AF_INET
    attempt("a socket file of mode 755", lambda: knock(unix, "desk"))
    attempt("one of mode 777, in a 700 folder", lambda: knock(unix, "own/desk"))
    attempt("an abstract socket", lambda: knock(unix, abstract))
    attempt("a port on 127.0.0.1", lambda: knock(inet, ("127.0.0.1", port)))
    attempt("the name of a block of shared memory", memory.stat)
    attempt("what is in the block", memory.read_bytes)
    attempt("the command line", (process / "cmdline").read_bytes)
    attempt("the environment", (process / "environ").read_bytes)
    attempt("the open files", lambda: list((process / "fd").iterdir()))
    attempt("to send a signal", lambda: os.kill(parent, 0))


def open_desk(address: str) -> socket.socket:
    """Open a Unix socket."""
    desk = socket.socket(socket.AF_UNIX)
    desk.bind(address)
    desk.listen()
    return desk


def main() -> None:
    if os.geteuid():
        sys.exit("This needs root: it acts as another user.")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        own = Path(folder, "own")
        own.mkdir(0o700)
        abstract = f"\0desk-of-{os.getpid()}"  # a name without a file
        names = f"{folder}/desk", f"{own}/desk", abstract
        desks = [*map(open_desk, names), socket.create_server(("127.0.0.1", 0))]
        (own / "desk").chmod(0o777)
        port = desks[-1].getsockname()[1]
        block = SharedMemory(create=True, size=1)
        args = (os.getpid(), folder, block.name, port, abstract)
        child = Process(target=stranger, args=args)
        child.start()
        child.join()
        block.close()
        block.unlink()
        for desk in desks:
            desk.close()
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
