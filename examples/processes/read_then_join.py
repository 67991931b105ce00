"""Take everything out of a queue first, and join its writer afterwards.

``put`` hands the item to a thread of the child, which writes it into a pipe.  A
pipe holds little (64 KiB on Linux), and the child does not end before all of it is
written.  If the parent joined first, the child would wait for a reader and the
reader for the child, for ever.
"""

from multiprocessing import Process, Queue

SIZE = 1 << 20  # bytes; far more than a pipe holds


def copy_ledger(queue: "Queue[bytes]") -> None:
    """Put one large answer into the queue; this runs in the child."""
    queue.put(bytes(SIZE))


def main() -> None:
    queue: Queue[bytes] = Queue()
    child = Process(target=copy_ledger, args=(queue,))
    child.start()
    answer = queue.get(timeout=20)
    child.join()
    print("bytes received:", len(answer))
    print("exit code", child.exitcode)


if __name__ == "__main__":
    main()
