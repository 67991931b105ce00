"""Let both ends of a pipe send first, and then receive."""

import multiprocessing as mp
import sys
from multiprocessing.connection import Connection


def talk(line: Connection, size: int) -> None:
    line.send_bytes(bytes(size))
    line.recv_bytes()


if __name__ == "__main__":
    method, size = sys.argv[1:]
    mp.set_start_method(method)
    pair = [mp.Process(target=talk, args=(end, int(size))) for end in mp.Pipe()]
    for one in pair:
        one.start()
    for one in pair:
        one.join()
    print("both have ended")
