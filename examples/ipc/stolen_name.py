"""Don't remove a socket's file unless you know that nobody serves there.

Bo does what many programs do at their start: he removes the file, and then binds.
Ada was serving.  Neither is told anything.  Her socket still listens, but the name
leads to Bo's now, and no new customer ever reaches her.
"""

import select
import socket
import tempfile
from pathlib import Path


def open_desk(path: Path) -> socket.socket:
    """Remove whatever has the name, and take it."""
    path.unlink(missing_ok=True)
    desk = socket.socket(socket.AF_UNIX)
    desk.bind(str(path))
    desk.listen()
    return desk


def has_customer(desk: socket.socket) -> bool:
    """Tell whether somebody waits at a desk."""
    ready, _, _ = select.select([desk], [], [], 0)
    return bool(ready)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "desk.sock")
        customer = socket.socket(socket.AF_UNIX)
        with open_desk(path) as ada, open_desk(path) as bo, customer:
            customer.connect(str(path))
            print("the customer is at Ada's desk:", has_customer(ada))
            print("the customer is at Bo's desk:", has_customer(bo))


if __name__ == "__main__":
    main()
