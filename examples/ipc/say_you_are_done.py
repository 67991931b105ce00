"""Say that you are done, with ``shutdown``, when the end of your text is its end.

The desk reads until the customer has nothing more to say, and then answers.  The
customer can't close the connection, or there is no way for the answer.  It closes
one direction.  Who forgets that waits for the desk, and the desk waits for him.
"""

import socket
from multiprocessing import Process


def serve(desk: socket.socket) -> None:
    """Answer one customer, after its last word; this runs in a child."""
    with desk:
        line, _ = desk.accept()
    with line:
        line.settimeout(20)
        text = b"".join(iter(lambda: line.recv(4_096), b""))
        line.sendall(b"%d words" % len(text.split()))


def listen(line: socket.socket, seconds: float) -> str:
    """Return the answer, or say that none came."""
    line.settimeout(seconds)
    try:
        return line.recv(100).decode()
    except TimeoutError:
        return "no answer"


def main() -> None:
    with socket.create_server(("127.0.0.1", 0)) as desk:
        child = Process(target=serve, args=(desk,))
        child.start()
        with socket.create_connection(desk.getsockname()) as line:
            line.sendall(b"a dozen eggs")
            print("after the last word:", listen(line, seconds=1))
            line.shutdown(socket.SHUT_WR)
            print("after shutdown:", listen(line, seconds=20))
        child.join()
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
