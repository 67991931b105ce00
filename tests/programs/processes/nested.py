"""Compare the parents' ids of a child and of its child with who started them."""

import multiprocessing
import os
import sys
from multiprocessing.connection import Connection


def child(line: Connection) -> None:
    line.send((os.getpid(), os.getppid()))
    line.recv()


def parent(line: Connection) -> None:
    line.send((os.getpid(), os.getppid()))
    child_of_child = multiprocessing.Process(target=child, args=(line,))
    child_of_child.start()
    child_of_child.join()


if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    mine, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=parent, args=(theirs,))
    process.start()
    (pid, ppid), (_, its_ppid) = mine.recv(), mine.recv()
    print(ppid == os.getpid(), its_ppid == pid, its_ppid == ppid)
    mine.send("go home")
    process.join()
