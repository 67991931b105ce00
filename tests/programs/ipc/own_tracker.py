"""Attach to a block in a child that was there before its parent made one."""

import multiprocessing as mp
import sys
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.shared_memory import SharedMemory


def child(line: Connection) -> None:
    SharedMemory(line.recv()).close()
    line.send("closed")
    line.recv()
    tracker = resource_tracker._resource_tracker
    print("own tracker:", tracker._pid is not None)  # type: ignore[attr-defined]


if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    mine, theirs = mp.Pipe()
    process = mp.Process(target=child, args=(theirs,))
    process.start()
    block = SharedMemory(create=True, size=16)
    mine.send(block.name)
    mine.recv()
    mine.send("go")
    process.join()
    block.close()
    if process.exitcode:
        raise SystemExit(process.exitcode)
