"""Let programs that know nothing of each other talk: give a socket a path.

Try it in two terminals: ``desk_by_path.py serve desk.sock`` in one, and in another
``desk_by_path.py ask desk.sock "a dozen eggs"``.  The desk counts the words of a
line.  Whatever a customer sends, it reads no more than LONGEST bytes, waits no
longer than PATIENCE, and serves the next.  Without arguments this program starts
both commands itself.
"""

import socket
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from subprocess import PIPE, Popen
from threading import Thread

LONGEST = 1_000  # bytes in a line, its end included
PATIENCE = 5.0  # seconds for one customer, from first to last


def read_line(customer: socket.socket) -> bytes:
    """Return the first line with its end, or what came before the limit."""
    until, heard = time.monotonic() + PATIENCE, b""
    while b"\n" not in heard and len(heard) < LONGEST:
        customer.settimeout(max(until - time.monotonic(), 0.001))
        piece = customer.recv(LONGEST - len(heard))
        if not piece:
            break
        heard += piece
    line, end, _ = heard.partition(b"\n")
    return line + end


def answer(line: bytes) -> bytes:
    """Say how many words a line has, if it is one."""
    if not line.endswith(b"\n"):
        return b"too long\n" if len(line) == LONGEST else b"no line\n"
    return b"%d words\n" % len(line.split())


def serve(desk: socket.socket) -> None:
    """Serve one customer after another, as long as the process runs."""
    while True:
        customer, _ = desk.accept()
        with customer, suppress(OSError):  # silent for too long, or gone
            customer.sendall(answer(read_line(customer)))


def open_desk(path: Path) -> None:
    """Serve at a path until Enter is pressed, and remove the file at the end."""
    with socket.socket(socket.AF_UNIX) as desk:
        desk.bind(str(path))
        try:
            desk.listen()
            Thread(target=serve, args=(desk,), daemon=True).start()
            print("the desk is open; press Enter to close it", flush=True)
            sys.stdin.readline()  # or until whoever started it ends
        finally:
            path.unlink()


def ask(path: Path, question: str) -> None:
    """Send a line and print the answer."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(2 * PATIENCE)
        line.connect(str(path))
        line.sendall(f"{question}\n".encode())
        with line.makefile() as file:
            print("the desk says:", file.readline(), end="", flush=True)


def both(path: Path) -> None:
    """Do what you would do in two terminals."""
    command = [sys.executable, __file__]
    line = [*command, "serve", str(path)]
    with Popen(line, stdin=PIPE, stdout=PIPE, text=True) as desk:
        assert desk.stdout
        print(desk.stdout.readline(), end="", flush=True)
        with Popen([*command, "ask", str(path), "a dozen eggs"]) as customer:
            customer.wait()
        desk.communicate("\n")
    assert customer.returncode == desk.returncode == 0


def main() -> None:
    match sys.argv[1:]:
        case ["serve", path]:
            open_desk(Path(path))
        case ["ask", path, question]:
            ask(Path(path), question)
        case _:
            with tempfile.TemporaryDirectory() as folder:
                both(Path(folder, "desk.sock"))
                print("left in the folder:", list(Path(folder).iterdir()))


if __name__ == "__main__":
    main()
