"""Open the server of an example, and print where it listens."""

import importlib
import json
import signal
import socket
import sys
from collections.abc import Callable
from threading import Event
from types import ModuleType

KEY = b"the right key"


def tell(address: object) -> None:
    print(json.dumps(address), flush=True)


def at_path(server: ModuleType, path: str) -> None:
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    listener.listen()
    tell(path)
    server.serve(listener)


def at_port(server: ModuleType, _path: str, *more: Event) -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    tell(listener.getsockname())
    server.serve(listener, *more)


def with_a_stop(server: ModuleType, path: str) -> None:
    at_port(server, path, Event())


def by_listener(server: ModuleType, _path: str) -> None:
    listener = server.Listener(("127.0.0.1", 0), backlog=16)
    tell(listener.address)
    server.serve(listener)


def by_manager(server: ModuleType, _path: str) -> None:
    def tell_port(port: int, flush: bool) -> None:
        tell(("127.0.0.1", port))

    server.print = tell_port  # type: ignore[attr-defined]
    server.serve("127.0.0.1", KEY)


OPEN: dict[str, Callable[[ModuleType, str], None]] = {
    "unix_server": at_path,
    "length_prefix": at_port,
    "many_clients": at_port,
    "graceful_shutdown": with_a_stop,
    "bounded_listener": by_listener,
    "shared_queue": by_manager,
}

if __name__ == "__main__":
    path, name, patience = sys.argv[1:]
    server = importlib.import_module(f"examples.ipc.{name}")
    server.PATIENCE = float(patience)  # type: ignore[attr-defined]
    signal.alarm(100)
    OPEN[name](server, path)
