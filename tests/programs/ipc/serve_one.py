"""Open the server of an example, and print where it listens."""

import importlib
import json
import signal
import socket
import sys
from collections.abc import Callable
from types import ModuleType

KEY = b"the right key"


def tell(address: object) -> None:
    print(json.dumps(address), flush=True)


def at_path(server: ModuleType, path: str) -> None:
    desk = socket.socket(socket.AF_UNIX)
    desk.bind(path)
    desk.listen()
    tell(path)
    server.serve(desk)


def at_port(server: ModuleType, _path: str, *more: socket.socket) -> None:
    desk = socket.create_server(("127.0.0.1", 0))
    tell(desk.getsockname())
    server.serve(desk, *more)


def with_a_stop(server: ModuleType, path: str) -> None:
    stop, _other = socket.socketpair()
    at_port(server, path, stop)


def by_listener(server: ModuleType, _path: str) -> None:
    desk = server.Listener(("127.0.0.1", 0), backlog=16)
    tell(desk.address)
    server.serve(desk)


def by_manager(server: ModuleType, _path: str) -> None:
    def tell_port(port: int, flush: bool) -> None:
        tell(("127.0.0.1", port))

    server.print = tell_port  # type: ignore[attr-defined]
    server.serve("127.0.0.1", KEY)


OPEN: dict[str, Callable[[ModuleType, str], None]] = {
    "desk_by_path": at_path,
    "length_prefix": at_port,
    "many_customers": at_port,
    "last_customers": with_a_stop,
    "bounded_listener": by_listener,
    "shared_queue": by_manager,
}

if __name__ == "__main__":
    path, name, patience = sys.argv[1:]
    server = importlib.import_module(f"examples.ipc.{name}")
    server.PATIENCE = float(patience)  # type: ignore[attr-defined]
    signal.alarm(100)
    OPEN[name](server, path)
