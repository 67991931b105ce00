"""Send the proxy of a dictionary to a child that is running."""

import multiprocessing as mp
import sys
from multiprocessing.connection import Connection


def child(line: Connection) -> None:
    line.recv()["from"] = "child"


if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    mine, theirs = mp.Pipe()
    process = mp.Process(target=child, args=(theirs,))
    process.start()
    with mp.Manager() as manager:
        later = manager.dict()
        mine.send(later)
        process.join()
        print(later)
