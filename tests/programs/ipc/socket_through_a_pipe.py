"""Send a connected socket to a child."""

import multiprocessing as mp
import socket
import sys
from multiprocessing.connection import Connection


def answer(pipe: Connection) -> None:
    with pipe.recv() as line:
        line.sendall(b"from the child")


if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    mine, theirs = mp.Pipe()
    child = mp.Process(target=answer, args=(theirs,))
    child.start()
    customer, line = socket.socketpair()
    mine.send(line)
    child.join()
    print(customer.recv(100))
