"""Wait at a queue in one of several ways, and end with the stacks of all threads."""

import faulthandler
import multiprocessing
import sys
import time

fork = multiprocessing.get_context("fork")
large = bytes(1 << 20)  # more than a pipe holds


def main(what: str) -> None:
    queue, bounded, joinable = fork.Queue(), fork.Queue(1), fork.JoinableQueue()
    faulthandler.dump_traceback_later(1, exit=True)
    match what:
        case "get":
            queue.get()
        case "get with a timeout":
            queue.get(timeout=30)
        case "get half an item":
            queue._writer._send(b"\0\0\1\0half")  # type: ignore[attr-defined]
            queue.get(timeout=0.1)
        case "get beside a reader":
            queue._rlock.acquire()  # type: ignore[attr-defined]
            queue.get()
        case "get beside a reader, with a timeout":
            queue._rlock.acquire()  # type: ignore[attr-defined]
            queue.get(timeout=30)
        case "put":
            bounded.put(1)
            bounded.put(2)
        case "put beside a writer":
            queue._wlock.acquire()  # type: ignore[attr-defined]
            queue.put(1)
            time.sleep(30)
        case "join":
            joinable.put(1)
            joinable.join()
        case "end":
            queue.put(large)


if __name__ == "__main__":
    main(sys.argv[1])
