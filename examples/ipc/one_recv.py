"""Don't expect one ``recv`` to bring what one ``sendall`` sent.

Ada sends a letter of ten million bytes by a single call.  Bo calls ``recv`` once,
and asks for all of it.  He gets what is there, which is less: the system's buffers
are smaller than the letter.  The rest comes later, and only if he asks again.
"""

import socket
from multiprocessing import Process

LETTER = b"x" * 10_000_000


def ada(port: int) -> None:
    """Send the letter by one call; this runs in a child."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(LETTER)


def main() -> None:
    with socket.create_server(("127.0.0.1", 0)) as desk:
        child = Process(target=ada, args=desk.getsockname()[1:])
        child.start()
        line, _ = desk.accept()
        with line:
            line.settimeout(10)
            first = len(line.recv(len(LETTER)))
            print("the first recv brings all:", first == len(LETTER))
            rest = sum(map(len, iter(lambda: line.recv(65_536), b"")))
        print("with all the others:", first + rest == len(LETTER))
        child.join()
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
