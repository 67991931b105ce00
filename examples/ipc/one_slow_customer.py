"""Don't wait for one customer while others stand in line: the fault.

This desk serves one after another, and waits for each as long as it takes.  The
first customer connects and says nothing.  The second is connected too, by the
kernel, sends its line, and waits for an answer that depends on the first.
"""

import socket
from multiprocessing import Process


def serve(desk: socket.socket) -> None:
    """Answer two customers, one after the other; this runs in a child."""
    with desk:
        for _ in range(2):
            line, _ = desk.accept()
            with line, line.makefile("rb") as file:
                words = file.readline().split()
                if words:
                    line.sendall(b"%d words\n" % len(words))


def listen(line: socket.socket, seconds: float) -> str:
    """Return the answer, or say that none came."""
    line.settimeout(seconds)
    try:
        return line.recv(100).decode().strip()
    except TimeoutError:
        return "no answer"


def main() -> None:
    with socket.create_server(("127.0.0.1", 0)) as desk:
        child = Process(target=serve, args=(desk,))
        child.start()
        silent = socket.create_connection(desk.getsockname())
        with socket.create_connection(desk.getsockname()) as honest:
            honest.sendall(b"a dozen eggs\n")
            print("while one is silent:", listen(honest, seconds=1))
            silent.close()
            print("when it has hung up:", listen(honest, seconds=20))
        child.join()
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
