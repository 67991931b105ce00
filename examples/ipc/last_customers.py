"""Close a server cleanly: let nobody in any more, and serve those who are inside.

The desk waits for two things at once, a customer and the word to stop, and has a
thread for each customer.  At closing time it lets in those whom the kernel connected
before, closes its socket, so that whoever comes is refused, and waits for its threads.
"""

import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import Process
from multiprocessing.connection import wait

LONGEST = 1_000  # bytes in a line, its end included
PATIENCE = 10.0  # seconds for one customer, from first to last
IDLE = 20.0  # seconds without a customer, after which the desk closes
ROOM = 100  # customers at once, and as many who wait at closing time


def talk(line: socket.socket) -> None:
    """Count the words of one line; this runs in a thread."""
    until, heard = time.monotonic() + PATIENCE, b""
    with line, suppress(OSError):  # silent for too long, or gone
        while b"\n" not in heard:
            line.settimeout(max(until - time.monotonic(), 0.001))
            piece = line.recv(LONGEST - len(heard))
            if not piece:  # it hung up, or the line is too long
                return
            heard += piece
        words = heard.partition(b"\n")[0].split()
        line.sendall(b"%d words\n" % len(words))


def serve(desk: socket.socket, stop: socket.socket) -> None:
    """Serve whoever comes before the word to stop; this runs in a child."""
    desk.setblocking(False)
    with ThreadPoolExecutor(ROOM) as inside, desk, stop:
        while (ready := wait([desk, stop], IDLE)) and stop not in ready:
            let_in(desk, inside)
        for _ in range(ROOM):
            let_in(desk, inside)


def let_in(desk: socket.socket, inside: ThreadPoolExecutor) -> None:
    """Give the next customer a thread, if there is one."""
    with suppress(OSError):  # nobody is there, or not any more
        line, _ = desk.accept()
        inside.submit(talk, line)


def main() -> None:
    stop, theirs = socket.socketpair()
    with socket.create_server(("127.0.0.1", 0)) as desk:
        address = desk.getsockname()
        child = Process(target=serve, args=(desk, theirs))
        child.start()
    theirs.close()
    with stop, socket.create_connection(address, timeout=20) as inside:
        inside.sendall(b"a dozen ")
        stop.sendall(b"stop")
        while True:
            with socket.socket() as late:
                if late.connect_ex(address):
                    print("who comes late is refused")
                    break
        inside.sendall(b"eggs\n")
        print("who was inside is told:", inside.recv(100))
    child.join()
    print("the desk ended by itself:", child.exitcode == 0)


if __name__ == "__main__":
    main()
