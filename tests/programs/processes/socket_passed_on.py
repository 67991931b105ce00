"""Pass a connected socket to a process and to a pool, though pickle refuses it."""

import multiprocessing
import pickle
import socket
import sys
from concurrent.futures import ProcessPoolExecutor


def send(sock: socket.socket) -> None:
    with sock:
        sock.sendall(b"sent by the child")


if __name__ == "__main__":
    context = multiprocessing.get_context(sys.argv[1])
    reader, writer = socket.socketpair()
    with reader, writer:
        try:
            pickle.dumps(writer)
        except TypeError as error:
            print("pickle:", error, flush=True)
        process = context.Process(target=send, args=(writer,))  # type: ignore[attr-defined]
        process.start()
        process.join()
        print("Process:", reader.recv(100).decode(), flush=True)
        with ProcessPoolExecutor(1, mp_context=context) as pool:
            pool.submit(send, writer).result()
        print("pool:", reader.recv(100).decode())
