"""Close a process object when its process has ended, not to end it.

``close`` gives back what the object holds (two file descriptors, or a handle on
Windows) without waiting for the garbage collector.  While the process runs it
refuses.  Once closed, the object tells nothing any more, not even the exit code.
"""

from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection


def clerk(line: Connection) -> None:
    """Wait for permission to go."""
    line.recv()


def main() -> None:
    mine, theirs = Pipe()
    child = Process(target=clerk, args=(theirs,))
    child.start()
    try:
        child.close()
    except ValueError as error:
        print("while it runs, ValueError:", error)

    mine.send("you may go")
    child.join()
    print("exit code", child.exitcode)
    child.close()
    try:
        print(child.exitcode)
    except ValueError as error:
        print("once closed, ValueError:", error)


if __name__ == "__main__":
    main()
