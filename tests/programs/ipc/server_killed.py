"""Print what each kind of call raises when a manager's server is killed."""

import multiprocessing as mp
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from multiprocessing.managers import BaseManager
from typing import Any


class Server:
    """Its methods run in the server."""

    def answer(self) -> str:
        return "still here"

    def kill(self) -> None:
        os.kill(os.getpid(), signal.SIGKILL)


class Manager(BaseManager):
    """A manager that can make a Server."""


Manager.register("Server", Server)


def call(kind: str, method: Callable[[], object]) -> None:
    try:
        print(f"{kind}: {method()}", flush=True)
    except (EOFError, ConnectionError) as error:
        print(f"{kind}: {type(error).__name__}: {error}", flush=True)


def child(kind: str, method: Callable[[], object]) -> None:
    process = mp.Process(target=call, args=(kind, method))
    process.start()
    process.join()


def main() -> None:
    mp.set_start_method(sys.argv[1])
    # an address of its own, so that no socket stays behind in a folder pymp-…
    with tempfile.TemporaryDirectory() as folder, Manager(f"{folder}/it") as manager:
        server: Any = manager.Server()  # type: ignore[attr-defined]
        call("before", server.answer)
        child("under way", server.kill)
        call("connected", server.answer)
        child("not yet connected", server.answer)


if __name__ == "__main__":
    main()
