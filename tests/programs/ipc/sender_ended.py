"""Receive a socket through a pipe after its sender has ended."""

import multiprocessing as mp
import socket
import sys
from multiprocessing.connection import Connection


def send(pipe: Connection) -> None:
    conn, _other = socket.socketpair()
    pipe.send(conn)


if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    mine, theirs = mp.Pipe()
    sender = mp.Process(target=send, args=(theirs,))
    sender.start()
    sender.join()
    try:
        mine.recv()
    except OSError as error:
        print(type(error).__name__)
