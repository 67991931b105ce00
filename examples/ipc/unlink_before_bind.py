"""Remove the file before bind, and a running server loses its path (the mistake)."""

import select
import socket
import tempfile
from pathlib import Path


def listen(path: Path) -> socket.socket:
    """Remove whatever has the path, and bind to it."""
    path.unlink(missing_ok=True)
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(path))
    server.listen()
    return server


def has_client(server: socket.socket) -> bool:
    """Tell whether a client waits to be accepted."""
    ready, _, _ = select.select([server], [], [], 0)
    return bool(ready)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "app.sock")
        client = socket.socket(socket.AF_UNIX)
        with listen(path) as first, listen(path) as second, client:
            client.connect(str(path))
            print("server 1 has a client:", has_client(first))
            print("server 2 has a client:", has_client(second))


if __name__ == "__main__":
    main()
